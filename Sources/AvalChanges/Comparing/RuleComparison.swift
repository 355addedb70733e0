import AvalLoading
import AvalSource
import AvalValues

/// All that tells two editions of the rules apart, thing by thing.
public struct RuleComparison: Sendable {
    /// The names of both, as they were asked for, and their versions.
    public let editions: (before: RuleEdition, after: RuleEdition)
    /// What changed, in the order of the newer files; what is gone comes last.
    public let changes: [RuleChange]
    /// Files of which something else than what they define differs: how they are written, comments.
    public let rewritten: [String]

    /// A comparison of two editions.
    public init(_ before: RuleEdition, _ after: RuleEdition) {
        editions = (before, after)
        changes = Self.changes(from: before.files, to: after.files)
        let told = NameSet(changes.map(\.span.file.path))
        rewritten = RuleFolders.Kind.allCases.flatMap { kind in
            after.files[kind].filter { entry in
                let other = before.files[kind].first { TextKey($0.path) == TextKey(entry.path) }
                return other.map { $0.source.bytes != entry.source.bytes } ?? true
            }
        }.map(\.source.path).filter { !told.contains($0) }
    }

    /// What changed from some files to others, whether or not they judge.
    static func changes(from before: RuleFiles, to after: RuleFiles) -> [RuleChange] {
        let (old, new) = (RuleUnit.all(before), RuleUnit.all(after))
        func places(_ units: [RuleUnit]) -> [ChangeSubject: Int] {
            Dictionary(units.enumerated().map { ($1.subject, $0) }) { first, _ in first }
        }
        let (oldPlaces, newPlaces) = (places(old), places(new))
        return new.compactMap { unit in RuleChange(oldPlaces[unit.subject].map { old[$0] }, unit) }
            + old.filter { newPlaces[$0.subject] == nil }.compactMap { RuleChange($0, nil) }
    }

    /// Those on which verdicts may depend.
    public var effective: [RuleChange] { changes.filter(\.isEffective) }
}
