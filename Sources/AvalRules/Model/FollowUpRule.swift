import AvalSource

/// An entry of `suivi.yaml`: the follow-up of those who share a category or a word, whatever determinants they carry.
public struct FollowUpRule: Sendable {
    /// Whose follow-up it is.
    public enum Audience: Sendable {
        /// Those of a category, by its index.
        case category(Int)
        /// Those of whom a fact has one of these words.
        case words(fact: SourceText, words: [SourceText])
        /// Those who carry a determinant of the establishment's own.
        case own
    }

    /// Whose follow-up it is.
    public let audience: Audience
    /// When it holds.
    public let validity: Validity
    /// What it asks.
    public let followUp: FollowUp
    /// What remains to be confirmed.
    public let doubt: String?
    /// The service's own choices that it names.
    let parameters: [String]
    /// Where it stands.
    public let span: SourceSpan
}

extension FollowUpRule.Audience {
    /// The category, where it is one's.
    var category: Int? { if case .category(let index) = self { index } else { nil } }
    /// Whether it is that of the establishment's own determinants.
    var isOwn: Bool { if case .own = self { true } else { false } }
    /// The fact, where words of one choose.
    var fact: SourceText? { if case .words(let fact, _) = self { fact } else { nil } }
}
