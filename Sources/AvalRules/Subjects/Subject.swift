import AvalFEEL

/// A kind of subject: what `pour` names, and what a rule is judged once for each of.
///
/// It says how experts write it, which names its rules see and how judging walks through it. Where a subject stands, in
/// which frame its expressions are evaluated and where its anomalies point follow from the walk. A new kind is a file
/// beside this one and its name in ``all``.
public struct Subject: Sendable {
    /// All kinds, in the order in which a wording is tried.
    public static let all: [Subject] = [
        .declaration, .tickedDeterminants, .carriedDeterminants, .determinantsInUse, .wrongValues, .unknownFields,
        .records,
    ]

    /// What judging gives of a subject, as the experts' page lists it.
    struct Facts: Sendable {
        /// The part of the page that explains them; kinds with the same facts share it.
        let part: String
        /// The names and what they stand for.
        let names: @Sendable () -> Namespace
    }

    /// How it is written.
    let wording: Wording
    /// Whole wordings, for the finding that proposes one and for the experts' page.
    let examples: [String]
    /// What judging gives of each; nil where a subject has its record's fields and facts alone.
    var facts: Facts?
    /// Whether it is about how the declaration reads: its rules need no condition, hold outside the period covered too,
    /// and their examples hold what the vocabulary refuses.
    var isAboutReading = false
    /// The names that its rules see; nil, with a finding, where `pour` names what does not exist.
    let names: @Sendable (SubjectNames, Anomaly.About) -> Namespace?
    /// How judging goes through its subjects.
    let walk: @Sendable (WalkRequest) -> Walk
}

extension Subject {
    /// The wordings that an expert may write, for the finding that shows them.
    static var wordings: [String] { all.flatMap(\.examples) }
}
