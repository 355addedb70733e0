import AvalLoading
import AvalSource
import AvalValues

/// The small changes of what stands in files beside expressions: dates, severities, categories, durations and amounts, found
/// by their keys and by how they are written.
struct FileMutations {
    let kind: RuleFolders.Kind
    let path: String
    /// The words of the categories, in their order.
    let categories: [String]

    private static let severities = ["information", "avertissement", "bloquante"]
    /// Files of facts of the world that rules look up: what is in them is not a rule, but for the days on which it holds.
    private static let lookedUp = ["nomenclatures/", "jours_feries.yaml", "modele.yaml", "vocabulaire.yaml"]
    /// The choices of the service.
    private static let choices = "service.yaml"
    /// Parts of files that say what is expected, not what holds.
    private static let silent: Set = ["exemples", "doute", "a_revoir", "source", "raison", "reference", "libelle"]

    /// All of them in a file, in its order; in a file of facts of the world, of the days alone on which words and editions hold.
    func all(in root: YAMLNode) -> [Mutant] {
        var found: [Mutant] = []
        if kind == .rules, Self.lookedUp.contains(where: path.hasPrefix) {
            if path.hasPrefix("nomenclatures/") {
                let name = root.entries?.first { $0.name == "nomenclature" }?.value.string ?? path
                shiftDays(of: root, name, &found)
            } else {
                shiftWords(in: root, &found)
            }
            return found
        }
        visit(root, name: path, &found)
        return found
    }

    private func visit(_ node: YAMLNode, name: String, _ found: inout [Mutant]) {
        if let items = node.items {
            for (index, item) in items.enumerated() {
                shiftBoundary(items, index, name, &found)
                visit(item, name: name, &found)
            }
        }
        guard let entries = node.entries else { return }
        let name = entries.first { $0.name == "code" || $0.name == "exercice" }?.value.string ?? name
        if kind == .rules, path == Self.choices { choose(entries, name, &found) }
        for entry in entries where !Self.silent.contains(entry.name) {
            change(entry, name, &found)
            visit(entry.value, name: name, &found)
        }
    }

    private func change(_ entry: YAMLNode.Entry, _ name: String, _ found: inout [Mutant]) {
        guard let text = entry.value.string, !text.isEmpty else { return severities(entry, name, &found) }
        switch entry.name {
        case "gravite": severity(entry.value, name, &found)
        case "categorie" where kind == .rules: category(entry.value, name, &found)
        default:
            if let date = CalendarDate(text) { return shift(entry.value, date, name, &found) }
            amount(entry, text, name, &found)
        }
    }

    private var isAnomaly: Bool { path.hasPrefix("anomalies/") }

    // MARK: Kinds of changes

    /// A severity for each moment.
    private func severities(_ entry: YAMLNode.Entry, _ name: String, _ found: inout [Mutant]) {
        guard entry.name == "gravite" else { return }
        for moment in entry.value.entries ?? [] { severity(moment.value, name, &found) }
    }

    private func severity(_ node: YAMLNode, _ name: String, _ found: inout [Mutant]) {
        guard let word = node.string, let index = Self.severities.firstIndex(of: word) else { return }
        let other = Self.severities[index == 1 ? 2 : 1]
        found.append(mutant(.severity, node, name, word, other))
    }

    private func category(_ node: YAMLNode, _ name: String, _ found: inout [Mutant]) {
        guard let word = node.string, let index = categories.firstIndex(of: word), categories.count > 1 else { return }
        found.append(mutant(.category, node, name, word, categories[(index + 1) % categories.count]))
    }

    private func shift(_ node: YAMLNode, _ date: CalendarDate, _ name: String, _ found: inout [Mutant]) {
        for day in [-1, 1] {
            let other = CalendarDate(dayNumber: date.dayNumber + day)
            found.append(mutant(.date, node, name, "\(date)", "\(other)"))
        }
    }

    /// The boundary between two periods, moved as one: alone, each of its dates would leave a hole that the checks see.
    private func shiftBoundary(_ items: [YAMLNode], _ index: Int, _ name: String, _ found: inout [Mutant]) {
        guard index + 1 < items.count, let last = day("au", of: items[index]),
            let first = day("du", of: items[index + 1]),
            first.date.dayNumber == last.date.dayNumber + 1
        else { return }
        for day in [-1, 1] {
            let end = CalendarDate(dayNumber: last.date.dayNumber + day)
            let start = CalendarDate(dayNumber: first.date.dayNumber + day)
            let one = mutant(.date, last.node, name, "\(last.date) | \(first.date)", "\(end) | \(start)")
            found.append(
                one.with([edit(last.node, "\(end)"), edit(first.node, "\(start)")]))
        }
    }

    private func day(_ key: String, of node: YAMLNode) -> (node: YAMLNode, date: CalendarDate)? {
        guard let value = node.entries?.first(where: { $0.name == key })?.value, let text = value.string,
            let date = CalendarDate(text)
        else { return nil }
        return (value, date)
    }

    /// A price by a cent, a size by one, a duration by a month.
    private func amount(_ entry: YAMLNode.Entry, _ text: String, _ name: String, _ found: inout [Mutant]) {
        let parts = text.split(separator: " ")
        if parts.count == 2, parts[1] == "mois", let months = Int(parts[0]) {
            found.append(mutant(.duration, entry.value, name, text, "\(months + 1) mois"))
        }
        guard kind == .tariffs, entry.name != "exercice" else { return }
        let digits = text.split(separator: ".", omittingEmptySubsequences: false)
        let isNumber =
            digits.count <= 2 && digits.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
        guard isNumber, let last = Int(digits.joined()) else { return }
        let decimals = digits.count == 2 ? digits[1].utf8.count : 0
        found.append(mutant(.amount, entry.value, name, text, Self.number(last + 1, decimals: decimals)))
    }

    private static func number(_ value: Int, decimals: Int) -> String {
        guard decimals > 0 else { return "\(value)" }
        let text = String(repeating: "0", count: max(0, decimals + 1 - "\(value)".utf8.count)) + "\(value)"
        return text.dropLast(decimals) + "." + text.suffix(decimals)
    }

    // MARK: Facts of the world

    /// The first and the last day of an edition.
    private func shiftDays(of node: YAMLNode, _ name: String, _ found: inout [Mutant]) {
        for key in ["du", "au"] {
            if let day = day(key, of: node) { shift(day.node, day.date, name, &found) }
        }
    }

    /// The days on which words of a vocabulary may be declared.
    private func shiftWords(in node: YAMLNode, _ found: inout [Mutant]) {
        for entry in node.entries ?? [] {
            guard entry.name == "periodes" else {
                shiftWords(in: entry.value, &found)
                continue
            }
            for word in entry.value.entries ?? [] { shiftDays(of: word.value, word.name, &found) }
        }
    }

    // MARK: Choices of the service

    /// What a parameter is where nobody says otherwise, and what the service made of it. Where the service says what it is on
    /// all days, the former decides nothing.
    private func choose(_ entries: [YAMLNode.Entry], _ name: String, _ found: inout [Mutant]) {
        func value(_ key: String) -> YAMLNode? { entries.first { $0.name == key }?.value }
        let words = value("parmi").map { $0.items?.compactMap(\.string) ?? categories }
        let chosen = value("valeur") ?? value("defaut")
        let dated = (value("valeurs")?.items ?? []).compactMap { item in
            item.entries?.first { $0.name == "valeur" }?.value
        }
        for node in [chosen].compactMap({ $0 }) + dated {
            guard let text = node.string else { continue }
            for other in Self.others(than: text, words) { found.append(mutant(.choice, node, name, text, other)) }
        }
    }

    private static func others(than text: String, _ words: [String]?) -> [String] {
        if let words {
            guard words.count > 1, let index = words.firstIndex(where: { $0 == text }) else { return [] }
            return [words[(index + 1) % words.count]]
        }
        if let number = Int(text), abs(number) < 1 << 40 { return ["\(number + 1)", "\(number - 1)"] }
        switch text {
        case "oui": return ["non"]
        case "non": return ["oui"]
        // A date is moved as all dates are.
        default: return []
        }
    }

    // MARK: Writing

    private func mutant(
        _ change: Mutant.Change, _ node: YAMLNode, _ name: String, _ from: String, _ to: String
    ) -> Mutant {
        Mutant(
            change: change, owner: isAnomaly ? .rule(name) : .anything, kind: kind, path: path, span: node.span,
            name: name, from: from, to: to, edits: [edit(node, to)])
    }

    /// The scalar gives way to a plain text, which needs no marks: words, dates and numbers.
    private func edit(_ node: YAMLNode, _ text: String) -> Mutant.Edit {
        Mutant.Edit(range: node.span.lower..<node.span.upper, bytes: Array(text.utf8))
    }
}

extension Mutant {
    /// The same change made at several places.
    fileprivate func with(_ edits: [Edit]) -> Mutant {
        Mutant(
            change: change, owner: owner, kind: kind, path: path, span: span, name: name, from: from, to: to,
            edits: edits)
    }
}
