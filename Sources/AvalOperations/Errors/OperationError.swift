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
    /// The service does not offer it, for this reason.
    case notOffered(String)
    /// What was to be signed is not what was judged, or no longer.
    case tokenRefused(TokenRefusal)
    /// The declaration has no signature.
    case signatureMissing
    /// The signature makes the declaration one that cannot be signed: the verdict.
    case signatureRefused(verdict: [UInt8])
    /// The service could not do it, for this reason; nothing was done.
    case failed(String)
}
