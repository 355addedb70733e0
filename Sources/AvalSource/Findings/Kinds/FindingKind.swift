/// All that one stage of reading may find: a case a finding, and its words.
///
/// The enum stands beside its stage, in a file `…Finding.swift`. The code that finds says which case and where
/// (`log.add(CampaignFinding.tooEarly(date), at: span)`); code, title and French words stand in the enum alone.
///
///     enum CampaignFinding: FindingKind {
///         static let stage = "Campagnes"
///
///         case tooEarly(String)
///         case unknownRecord(String)
///
///         enum Code: String, FindingCode {
///             case tooEarly = "campagne_precoce"
///
///             var title: FindingTitle {
///                 switch self {
///                 case .tooEarly: .warning("Campagne commencée trop tôt")
///                 }
///             }
///         }
///
///         var text: FindingText<Code> {
///             switch self {
///             case .tooEarly(let date): .init(.tooEarly, "la campagne commence dès le \(date)", help: "…")
///             case .unknownRecord(let name): .init(.unknownRecord, "« \(name) » n'est pas une fiche", help: "…")
///             }
///         }
///     }
///
/// `Code` holds the codes that this stage alone uses; a code that several stages use is a case of `SharedFindingCode`,
/// with one title. A stage that has no code of its own leaves `Code` out. The name of a new enum goes into the list of
/// its target (`SourceFindings.all`, `RuleFindings.all`…), from which `FindingCatalogue` is made. Both switches have
/// no `default`, so that no finding lacks its code, its title and its words.
public protocol FindingKind: Sendable {
    /// The codes that no other stage uses.
    associatedtype Code: FindingCode = NoFindingCode

    /// What the stage reads or checks, as a French heading.
    static var stage: String { get }

    /// The code and the words of this finding.
    var text: FindingText<Code> { get }
}

extension FindingKind {
    /// The codes of the stage, as the catalogue shows them.
    public static var entries: [FindingEntry] { Code.allCases.map { FindingEntry($0, stage: stage) } }
}
