/// The codes of a stage: an enum whose raw values are the stable words that programs match (`nom_inconnu`), in
/// snake_case without accents.
public protocol FindingCode: CaseIterable, Hashable, Sendable, RawRepresentable<String> {
    /// The title of the findings with this code, and how much they weigh.
    var title: FindingTitle { get }
}
