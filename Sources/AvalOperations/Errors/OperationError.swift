import AvalDeclarations
import AvalJSON
import AvalSource

/// Why an operation has no result.
public enum OperationError: Error, Sendable, Hashable {
    /// A parameter is not what is due: its name, where it may be said aloud, and the reason in French.
    case parameter(name: String?, reason: String)
    /// A declaration cannot be judged; the position is that of the error in its text.
    case declaration(InputError, at: TextPosition)
    /// The rule files are faulty: all that is wrong in them, and the version of the rules that stay in force.
    case rulesRefused([Finding], keptVersion: String)
    /// It is for those who run the daemon.
    case notAllowed
}
