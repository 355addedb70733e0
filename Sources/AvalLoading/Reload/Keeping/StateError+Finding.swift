import AvalSource

extension StateError.Code: FindingCode {
    /// The title of the findings with this code.
    public var title: FindingTitle {
        switch self {
        case .busy: .error("Dossier d'état déjà pris")
        case .unusable: .error("Dossier d'état inaccessible")
        case .notKept: .warning("Règles acceptées non gardées")
        case .damaged: .error("Règles gardées abîmées")
        }
    }
}

/// An error of the folder of accepted rules is told beside what is found in the rule files.
extension StateError: FindingKind {
    /// The heading of these findings.
    public static var stage: String { "Règles gardées" }

    /// The message, then the reason of the system.
    public var text: FindingText<Code> { .init(code, cause.map { "\(message) : \($0.reason)" } ?? message) }
}
