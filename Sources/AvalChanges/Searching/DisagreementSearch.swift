import AvalEngine
import AvalJSON
import AvalLoading
import AvalRules
import AvalSource
import AvalValues

/// Looks for declarations on which two editions disagree, for each of their changes.
///
/// It tries the examples of both editions, those of the changed rule first, on their own days and on those around the days that
/// the change names.
public final class DisagreementSearch {
    private let comparison: RuleComparison
    private let before: Judge
    private let after: Judge
    private let reach: (before: NameReach, after: NameReach)
    /// Declarations to try, with the code of the rule or the determinant whose they are.
    private let pool: [(code: String, declaration: JSONValue)]
    private let limit: Int

    /// A search that tries `limit` declarations for each change; `more` are tried after the examples.
    public init(_ comparison: RuleComparison, limit: Int = 20_000, more: [[UInt8]] = []) {
        self.comparison = comparison
        self.limit = limit
        let (old, new) = comparison.editions
        (before, after) = (Judge(old.nameless), Judge(new.nameless))
        reach = (NameReach(old.rulebook.rules), NameReach(new.rulebook.rules))
        let trials = [new, old].flatMap { edition -> [(String, [UInt8])] in
            let runner = ExampleRunner(rulebook: edition.rulebook)
            return runner.trials().map { ($0.code, $0.declaration) }
                + runner.determinantTrials().map { ($0.name, $0.declaration) }
        }
        pool = (trials + more.map { ("", $0) }).compactMap { code, bytes in
            (try? JSONReader.parse(bytes)).map { (code, $0) }
        }
    }

    /// What shows a change: a declaration of which both say something else that the change decides. Nil where there is nothing to
    /// show: what is new or gone, and what is about no rule, category or price.
    public func outcome(of change: RuleChange) -> SearchOutcome? {
        guard change.nature == .changed, change.isEffective, let look = look(at: change) else { return nil }
        var tries = 0
        for candidate in candidates(for: change) {
            if tries >= limit { break }
            tries += 1
            if differ(look, on: candidate) { return .found(shown(candidate, look)) }
        }
        return .notFound(tries: tries)
    }

    // MARK: What is looked at

    /// What a judge says of the declaration that it judged last, about what changed, in words.
    private typealias Look = (Judge, _ isOld: Bool) -> String

    private func look(at change: RuleChange) -> Look? {
        switch change.subject {
        case .rule(let code):
            return { judge, _ in judge.severity(of: code)?.word ?? "rien" }
        case .determinant: return { judge, _ in Self.categories(judge) }
        case .fact(_, let name), .field(_, let name):
            let codes = (codes(reaching: name, isOld: true), codes(reaching: name, isOld: false))
            return { judge, isOld in
                let found = (isOld ? codes.0 : codes.1).filter { judge.severity(of: $0) != nil }
                return found.isEmpty ? "rien" : found.joined(separator: ", ")
            }
        case .tariff:
            return { judge, _ in
                Judged(judge).totals.map { "\(Cents.french($0.excludingTax)) HT" } ?? "aucune estimation"
            }
        case .parameter, .codeList, .file: return nil
        }
    }

    private func codes(reaching name: String, isOld: Bool) -> [String] {
        let (edition, reach) =
            isOld ? (comparison.editions.before, reach.before) : (comparison.editions.after, reach.after)
        return edition.rulebook.rules.model.anomalies.enumerated().filter { order, _ in
            reach.names(ofRule: order).contains(name)
        }.map(\.element.code)
    }

    private static func categories(_ judge: Judge) -> String {
        let words = judge.rulebook.rules.model.categories.words
        var found: [String] = []
        Judged(judge).forEachSalarie { found.append($0.category < 0 ? "aucune" : words[$0.category]) }
        return found.isEmpty ? "aucun salarié" : found.joined(separator: ", ")
    }

    private func said(_ look: Look, of declaration: JSONValue) -> (String, String)? {
        let bytes = JSONWriter.bytes(of: declaration)
        // What a judge judged is looked at while its bytes stand.
        return ByteView.with(bytes) { bytes in
            guard (try? before.decide(bytes, options: JudgingOptions())) != nil,
                (try? after.decide(bytes, options: JudgingOptions())) != nil
            else { return nil }
            return (look(before, true), look(after, false))
        }
    }

    private func differ(_ look: Look, on declaration: JSONValue) -> Bool {
        said(look, of: declaration).map { TextKey($0) != TextKey($1) } ?? false
    }

    // MARK: What is tried

    private func candidates(for change: RuleChange) -> [JSONValue] {
        let own = pool.filter { TextKey($0.code) == TextKey(change.subject.key) }.map(\.declaration)
        let others = pool.filter { TextKey($0.code) != TextKey(change.subject.key) }.map(\.declaration)
        let days = days(of: change)
        let ordered = own + others
        return ordered + own.flatMap { declaration in days.map { Self.dated(declaration, $0) } }
            + others.flatMap { declaration in days.map { Self.dated(declaration, $0) } }
    }

    /// The days on and around which something of a change begins or ends.
    private func days(of change: RuleChange) -> [Int] {
        var days: [Int] = []
        func collect(_ entries: [YAMLNode.Entry]) {
            for entry in entries {
                if let day = entry.value.string.flatMap({ CalendarDate($0)?.dayNumber }) {
                    days += [day - 1, day, day + 1]
                }
                collect(entry.value.entries ?? [])
                for item in entry.value.items ?? [] { collect(item.entries ?? []) }
            }
        }
        for unit in [change.units.before, change.units.after] {
            collect((unit?.entries ?? []).filter { !TreeComparison.notes.contains($0.name) })
        }
        if case .tariff(let year) = change.subject, let day = CalendarDate("\(year)-06-30")?.dayNumber {
            days.append(day)
        }
        return Set(days).sorted()
    }

    /// A declaration of another day, and of the exercice that this is in.
    private static func dated(_ declaration: JSONValue, _ day: Int) -> JSONValue {
        let date = CalendarDate(dayNumber: day)
        return .object(
            (declaration.members ?? []).map { member in
                switch member.key {
                case "date": JSONMember("date", .string(date.description))
                case "exercice": JSONMember("exercice", .integer(date.year))
                default: member
                }
            })
    }

    private func shown(_ declaration: JSONValue, _ look: @escaping Look) -> Disagreement {
        let holds = { [self] (value: JSONValue) in differ(look, on: value) }
        let rules = comparison.editions.after.rulebook.rules
        let small = SmallDeclaration(of: declaration, rules, budget: 2_000, keeping: holds)
        // What has to be hidden says nothing: the words are those of the declaration that it was made of.
        let words = said(look, of: small.isWhole ? small.json : declaration) ?? ("", "")
        return Disagreement(declaration: small.json, before: words.0, after: words.1, isWhole: small.isWhole)
    }
}

extension ChangeSubject {
    /// What its examples are found by.
    fileprivate var key: String {
        switch self {
        case .rule(let code), .determinant(let code): code
        default: ""
        }
    }
}
