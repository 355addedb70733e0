import AvalSource
import AvalValues

/// What became of one thing that rule files define.
public struct RuleChange: Sendable {
    /// What became of it.
    public enum Nature: Sendable, Hashable {
        case added
        case removed
        case changed

        /// The word of JSON.
        public var word: String {
            switch self {
            case .added: "ajout"
            case .removed: "retrait"
            case .changed: "modification"
            }
        }
    }

    /// Which declarations it may be about.
    public enum Reach: Sendable, Hashable {
        /// Those of this day, as a day number, and later ones.
        case from(Int)
        /// Those of an exercice.
        case exercice(Int)
        /// All.
        case all
    }

    /// What it is about.
    public let subject: ChangeSubject
    /// What became of it.
    public let nature: Nature
    /// What says something else, place by place; empty where it is new or gone.
    public let edits: [TreeEdit]
    /// What it is called by people; nil where it has no name but its own.
    public let title: String?
    /// The laws that it names, before or after.
    public let references: [String]
    /// Where it stands, in the newer files if it is there.
    public let span: SourceSpan
    /// What it said, and says.
    let units: (before: RuleUnit?, after: RuleUnit?)

    /// Whether a verdict may depend on it: what only explains decides nothing.
    public var isEffective: Bool {
        if (units.after ?? units.before)?.definesNothing == true { return false }
        return nature != .changed || edits.contains { !$0.isNote }
    }

    /// Which declarations it may be about, as its dates tell.
    public var reach: Reach {
        if case .tariff(let year) = subject { return Int(year).map { .exercice($0) } ?? .all }
        let days = edits.filter { !$0.isNote }.map(\.since)
        if nature == .changed {
            return days.contains(nil) ? .all : days.compactMap { $0 }.min().map { .from($0) } ?? .all
        }
        return (units.before ?? units.after)?.beginning.map { .from($0) } ?? .all
    }

    /// A comparison of two states of one thing; nil where they say the same.
    init?(_ before: RuleUnit?, _ after: RuleUnit?) {
        guard let unit = after ?? before else { return nil }
        subject = unit.subject
        span = unit.span
        units = (before, after)
        if let before, let after {
            edits =
                before.node.entries != nil && after.node.entries != nil
                ? TreeComparison.edits(from: before.entries, to: after.entries)
                : TreeComparison.edits(from: before.node, to: after.node)
            if edits.isEmpty { return nil }
            nature = .changed
        } else {
            edits = []
            nature = after == nil ? .removed : .added
        }
        title = unit.title
        var found: [String] = []
        for unit in [before, after].compactMap({ $0 }) {
            for text in unit.references where !found.contains(where: { TextKey($0) == TextKey(text) }) {
                found.append(text)
            }
        }
        references = found
    }
}

extension RuleUnit {
    /// The day on which it begins to hold; nil where it always has.
    fileprivate var beginning: Int? {
        if let own = Self.day(entries) { return own }
        // A determinant begins with the first of its periods, a rule with the first of its cases.
        for key in ["periodes", "cas"] {
            guard let items = entries.first(where: { $0.name == key })?.value.items else { continue }
            let days = items.map { Self.day($0.entries ?? []) }
            return days.contains(nil) ? nil : days.compactMap { $0 }.min()
        }
        return nil
    }

    private static func day(_ entries: [YAMLNode.Entry]) -> Int? {
        entries.first { $0.name == "du" }?.value.string.flatMap { CalendarDate($0)?.dayNumber }
    }

    /// What people call it.
    fileprivate var title: String? {
        for key in ["libelle", "message"] {
            if let text = entries.first(where: { $0.name == key })?.value.string { return text }
        }
        let cases = entries.first { $0.name == "cas" }?.value.items ?? []
        return cases.lazy.compactMap { $0.entries?.first { $0.name == "message" }?.value.string }.first
    }

    /// The laws that it names.
    fileprivate var references: [String] {
        var found: [String] = []
        func collect(_ entries: [YAMLNode.Entry]) {
            for entry in entries {
                if entry.name.hasPrefix("reference"), let text = entry.value.string { found.append(text) }
                collect(entry.value.entries ?? [])
                for item in entry.value.items ?? [] { collect(item.entries ?? []) }
            }
        }
        collect(entries)
        return found
    }
}
