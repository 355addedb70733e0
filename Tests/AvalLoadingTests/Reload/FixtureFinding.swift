import AvalSource

/// What the rules of these tests may have wrong: the word « faute », or the word « doute ».
enum FixtureFinding: FindingKind {
    static let stage = "Essais"

    case error
    case warning

    enum Code: String, FindingCode {
        case error = "faute"
        case warning = "doute"

        var title: FindingTitle {
            switch self {
            case .error: .error("Faute")
            case .warning: .warning("Doute")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .error: .init(.error, "Une faute")
        case .warning: .init(.warning, "Un doute")
        }
    }
}
