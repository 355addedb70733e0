import AvalEngine
import AvalLoading
import AvalSource

/// `check`: everything that is wrong in the rule and tariff files, at once, the rules' own examples included.
public struct CheckRules {
    private let folders: RuleFolders
    private let today: Int
    private let isRelease: Bool

    /// A check of the files of these folders on a day (a day number); before a release, what remains to be confirmed or looked
    /// at again is a finding too.
    public init(_ folders: RuleFolders, today: Int, isRelease: Bool = false) {
        (self.folders, self.today, self.isRelease) = (folders, today, isRelease)
    }

    /// What was found.
    public struct Result: Sendable {
        /// Every finding.
        public private(set) var findings: [Finding]
        /// What judges; nil where something found stops the files from being taken.
        public let rulebook: Rulebook?
        /// How many files were looked into; nil when they could not be read.
        public let fileCount: Int?
        /// How many things remain to be confirmed or looked at again, whether or not they are findings.
        public let pendingCount: Int

        /// The exercices that the rules cover before the first tariff: nothing is estimated for them; nil where there are none.
        public let withoutTariff: ClosedRange<Int>?

        /// What a person should know who was told of no finding; nil where there is nothing.
        public var note: String? {
            guard !isRelease, findings.isEmpty else { return nil }
            let pending =
                pendingCount == 0
                ? nil
                : "\(pendingCount) doute(s), prix déduit(s), valeur(s) à revoir ou exercices sans tarif : "
                    + "« aval check --release » les montre."
            let uncovered = withoutTariff.map {
                "Exercices couverts par les règles et sans tarif : \(ReleaseReview.words($0)) ; leur cotisation n'est pas estimée."
            }
            let notes = [pending, uncovered].compactMap(\.self)
            return notes.isEmpty ? nil : notes.joined(separator: "\n")
        }
        fileprivate let isRelease: Bool

        /// The same with more findings.
        public func adding(_ more: [Finding]) -> Result {
            var result = self
            result.findings += more
            return result
        }

        /// In one line, for a person.
        public var summary: String {
            if findings.isEmpty { return "\(fileCount ?? 0) fichiers vérifiés : aucun constat." }
            let errors = findings.count { $0.severity == .error }
            return "\(errors) erreur(s), \(findings.count - errors) avertissement(s)."
        }
    }

    /// Reads and checks the files.
    public func perform() -> Result {
        let loaded = RulebookLoader.load(folders, runningExamples: true)
        let withoutTariff = loaded.rulebook.flatMap { ReleaseReview.exercicesWithoutTariff($0) }
        let pending =
            (RuleFiles.read(folders).files.map { ReleaseReview.findings(in: $0, today: today) } ?? [])
            + (withoutTariff.map { [ReleaseReview.finding(without: $0)] } ?? [])
        return Result(
            findings: loaded.findings + (isRelease ? pending : []), rulebook: loaded.rulebook,
            fileCount: loaded.fileCount, pendingCount: pending.count, withoutTariff: withoutTariff, isRelease: isRelease
        )
    }
}
