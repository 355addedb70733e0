import AvalSource
import AvalValues

/// One place at which two trees of YAML say something else.
public struct TreeEdit: Sendable {
    /// Where, in the words of the files: keys, and what tells the elements of lists apart (`periodes`, `du 2022-04-28`, `categorie`).
    public let path: [String]
    /// What stood there; nil where nothing did.
    public let before: YAMLNode?
    /// What stands there; nil where nothing does.
    public let after: YAMLNode?
    /// The first day, as a day number, on which it may matter; nil where it always may.
    public let since: Int?

    /// Whether it explains, and decides nothing: no verdict can depend on it.
    public var isNote: Bool { path.contains { TreeComparison.notes.contains($0) } }
}

/// Compares two trees of YAML by what they say: comments, order of keys and the way of writing count for nothing.
struct TreeComparison {
    /// What explains, and decides nothing.
    static let notes: NameSet = [
        "exemples", "doute", "source", "raison", "sans_article", "fiche", "autres_noms", "aide",
    ]
    /// The keys by which the elements of a list are told apart.
    private static let names = ["code", "exercice", "nomenclature"]

    private(set) var edits: [TreeEdit] = []

    /// All places at which two mappings differ.
    static func edits(from before: [YAMLNode.Entry], to after: [YAMLNode.Entry]) -> [TreeEdit] {
        var comparison = TreeComparison()
        comparison.compare(before, after, [], since: nil)
        return comparison.edits
    }

    /// All places at which two trees differ.
    static func edits(from before: YAMLNode?, to after: YAMLNode?) -> [TreeEdit] {
        var comparison = TreeComparison()
        comparison.compare(before, after, [], since: nil)
        return comparison.edits
    }

    /// Whether two nodes say the same.
    static func areSame(_ one: YAMLNode, _ other: YAMLNode) -> Bool {
        switch (one.content, other.content) {
        case (.scalar(let one, _), .scalar(let other, _)): TextKey(one.string) == TextKey(other.string)
        case (.sequence(let one), .sequence(let other)):
            one.count == other.count && zip(one, other).allSatisfy(areSame)
        case (.mapping(let one), .mapping(let other)):
            one.count == other.count
                && one.allSatisfy { entry in
                    other.first { TextKey($0.name) == TextKey(entry.name) }.map { areSame(entry.value, $0.value) }
                        ?? false
                }
        default: false
        }
    }

    private mutating func compare(_ before: YAMLNode?, _ after: YAMLNode?, _ path: [String], since: Int?) {
        switch (before, after) {
        case (nil, nil): return
        case (let before?, let after?):
            if Self.areSame(before, after) { return }
            // What people read as one thing is told as one.
            if path.last.map(Self.notes.contains) == true { break }
            if let old = before.entries, let new = after.entries { return compare(old, new, path, since: since) }
            if let old = before.items, let new = after.items { return compare(old, new, path, since: since) }
        default: break
        }
        edits.append(TreeEdit(path: path, before: before, after: after, since: since))
    }

    // MARK: Mappings

    private mutating func compare(
        _ before: [YAMLNode.Entry], _ after: [YAMLNode.Entry], _ path: [String], since: Int?
    ) {
        let (from, to) = (Self.beginning(before, after), Self.ending(before, after))
        let inside = Self.later(since, from)
        var names = before.map(\.name)
        names += after.map(\.name).filter { name in !names.contains { TextKey($0) == TextKey(name) } }
        for name in names {
            func value(_ entries: [YAMLNode.Entry]) -> YAMLNode? {
                entries.first { TextKey($0.name) == TextKey(name) }?.value
            }
            let day = name == "au" ? Self.later(inside, to) : inside
            compare(value(before), value(after), path + [name], since: day)
        }
    }

    /// The first day on which one of two mappings holds; nil where one always has.
    private static func beginning(_ before: [YAMLNode.Entry], _ after: [YAMLNode.Entry]) -> Int? {
        guard let old = day("du", before), let new = day("du", after) else { return nil }
        return min(old, new)
    }

    /// The first day on which one of two mappings holds no more; nil where both go on.
    private static func ending(_ before: [YAMLNode.Entry], _ after: [YAMLNode.Entry]) -> Int? {
        [day("au", before), day("au", after)].compactMap { $0 }.min().map { $0 + 1 }
    }

    private static func later(_ one: Int?, _ other: Int?) -> Int? { [one, other].compactMap { $0 }.max() }

    private static func day(_ name: String, _ entries: [YAMLNode.Entry]) -> Int? {
        entries.first { $0.name == name }?.value.string.flatMap { CalendarDate($0)?.dayNumber }
    }

    // MARK: Lists

    private mutating func compare(_ before: [YAMLNode], _ after: [YAMLNode], _ path: [String], since: Int?) {
        let (old, new) = (Self.labels(of: before), Self.labels(of: after))
        guard let old, let new else { return compareInOrder(before, after, path, since: since) }
        var all = old
        all += new.filter { label in !old.contains { TextKey($0) == TextKey(label) } }
        for label in all {
            let one = old.firstIndex { TextKey($0) == TextKey(label) }.map { before[$0] }
            let other = new.firstIndex { TextKey($0) == TextKey(label) }.map { after[$0] }
            compare(one, other, path + [label], since: Self.later(since, Self.beginning(one, other)))
        }
    }

    private static func beginning(_ one: YAMLNode?, _ other: YAMLNode?) -> Int? {
        guard one == nil || other == nil, let only = one ?? other else { return nil }
        return day("du", only.entries ?? [])
    }

    /// Elements without names: those that are in both are left out, and what remains is compared as it follows.
    private mutating func compareInOrder(_ before: [YAMLNode], _ after: [YAMLNode], _ path: [String], since: Int?) {
        var rest = after.enumerated().map { ($0.offset, $0.element) }
        var gone: [(Int, YAMLNode)] = []
        for (index, node) in before.enumerated() {
            if let same = rest.firstIndex(where: { Self.areSame($0.1, node) }) {
                rest.remove(at: same)
            } else {
                gone.append((index, node))
            }
        }
        if gone.isEmpty, rest.isEmpty {
            // All are there, in another order: where the first that is true decides, that matters.
            edits.append(TreeEdit(path: path + ["ordre"], before: nil, after: nil, since: since))
            return
        }
        for index in 0..<max(gone.count, rest.count) {
            let (one, other) = (
                gone.indices.contains(index) ? gone[index] : nil, rest.indices.contains(index) ? rest[index] : nil
            )
            let label = (other ?? one).map { "n° \($0.0 + 1)" } ?? ""
            compare(one?.1, other?.1, path + [label], since: Self.later(since, Self.beginning(one?.1, other?.1)))
        }
    }

    /// What tells the elements of a list apart, the same in both states; nil where nothing does.
    private static func labels(of items: [YAMLNode]) -> [String]? {
        let labels = items.compactMap { item -> String? in
            let entries = item.entries ?? []
            for name in names {
                if let text = entries.first(where: { $0.name == name })?.value.string { return text }
            }
            return entries.first { $0.name == "du" }?.value.string.map { "du \($0)" }
        }
        guard labels.count == items.count, NameSet(labels).count == labels.count else { return nil }
        return labels
    }
}
