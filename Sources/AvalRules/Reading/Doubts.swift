import AvalSource
import AvalValues

/// What is not known of rule files in which something could not be read: findings that would only repeat it, in other
/// words and elsewhere, are kept back until it is mended.
struct Doubts: Sendable {
    /// Whether names may be missing: fields or facts that could not be read.
    var lacksNames = false
    /// Whether words may be missing: determinants, categories or payment modes that could not be read.
    var lacksWords = false
    /// Whether uses may be missing: rules that could not be read.
    var lacksUses = false
    /// Whether lines have lost their indentation or their dash: what the files say besides is not what their writer meant, and
    /// whatever would be told of it waits.
    var hasLostLines = false
    /// The entries of each file that an error of syntax spoiled.
    private var spoiled: TextMap<[Range<Int>]> = [:]

    private static let aboutStructure = codes(
        SharedFindingCode.missingKey, SharedFindingCode.unexpectedValue, SharedFindingCode.emptyValue,
        SharedFindingCode.emptyList, SharedFindingCode.repeatedKey, AnomalyFinding.Code.noArticle,
        ExampleCheckFinding.Code.noExample,
        ExampleCheckFinding.Code.oneSided)
    private static let aboutNames = codes(
        SharedFindingCode.unknownName, SharedFindingCode.unknownFact, SharedFindingCode.unknownField,
        SharedFindingCode.unknownSubject, SharedFindingCode.unknownRecord, SchemaFinding.Code.unusedRecord,
        ParameterFinding.Code.unknown,
        ExampleCheckFinding.Code.unfitExample, ExampleCheckFinding.Code.unfitTemplate)
    private static let aboutUses = codes(
        RuleCheckFinding.Code.unusedFact, RuleCheckFinding.Code.unusedAttribute,
        RuleCheckFinding.Code.unusedNomenclature, ParameterFinding.Code.unread)
    // A fact that asks for a word is too slow to choose salariés while the word is not known.
    private static let aboutWords = codes(
        SharedFindingCode.unknownWord, SharedFindingCode.unknownFact, CategoryFinding.Code.unused,
        ExampleCheckFinding.Code.unfitExample, ExampleCheckFinding.Code.unfitTemplate, ParameterFinding.Code.unread)

    private static func codes(_ codes: any FindingCode...) -> NameSet { NameSet(codes.map { $0.rawValue }) }

    /// Notes the errors of syntax of a file with the tree that was read around them.
    mutating func add(_ findings: [Finding], in root: YAMLNode?) {
        let inner = (root?.entries ?? []).flatMap { [$0.key.span.lower] + ($0.value.items ?? []).map(\.span.lower) }
        let starts = (root?.items?.map(\.span.lower) ?? inner).sorted()
        for finding in findings where finding.severity == .error {
            guard let span = finding.span else { continue }
            let start = starts.last { $0 <= span.lower } ?? 0
            let end = starts.first { $0 > span.lower } ?? span.file.bytes.count
            // A key written twice is told apart, and leaves the rest readable.
            guard !finding.hasCode(SharedFindingCode.repeatedKey) else { continue }
            spoiled[span.file.path, default: []].append(start..<max(start, end) + 1)
        }
    }

    /// Whether an error of syntax spoiled something in the file.
    func haveSpoiled(_ file: SourceFile) -> Bool { spoiled[file.path] != nil }

    /// Whether a finding of what files mean says something that is not a consequence of what could not be read.
    func leaveStanding(_ finding: Finding) -> Bool { !hasLostLines && leaveReading(finding) }

    /// Whether a finding of how files are written does.
    func leaveReading(_ finding: Finding) -> Bool {
        if lacksNames, Self.aboutNames.contains(finding.code) { return false }
        if lacksNames || lacksUses, Self.aboutUses.contains(finding.code) { return false }
        if lacksWords, Self.aboutWords.contains(finding.code) { return false }
        guard Self.aboutStructure.contains(finding.code), let span = finding.span else { return true }
        return !(spoiled[span.file.path] ?? []).contains { $0.contains(span.lower) }
    }
}
