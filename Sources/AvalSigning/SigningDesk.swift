import AvalLoading
import AvalSystem

/// What a service signs with: its key, its journal, the archive of its rules, a clock.
///
/// It judges nothing: whoever has it judges first, and brings what came of it.
public final class SigningDesk: Sendable {
    /// How long a token may be used, in seconds: 24 hours.
    public static let tokenSeconds = 86_400

    /// The key that seals.
    public let key: SigningKey
    /// Every key that may have sealed what is shown to the service.
    public let known: [PublicKey]
    /// What was signed.
    public let journal: Journal
    /// The rules under which it was.
    public let archive: RuleArchive
    /// Seconds since the start of 1970, UTC.
    public let seconds: @Sendable () -> Int
    private let tokenSeconds: Int

    /// Opens what stands in the folder of the state, made where it is missing; `keys` is the folder of the keys, where that is
    /// another. A token may be used for `tokenSeconds`.
    public init(
        _ state: SigningState, keys: String? = nil, tokenSeconds: Int = tokenSeconds,
        seconds: @escaping @Sendable () -> Int
    ) throws(SigningError) {
        let folder = KeyFolder(at: keys ?? state.keys)
        do throws(KeyError) {
            key = try folder.signingKeyOrNew()
            known = try folder.publicKeys() + [key.publicKey]
        } catch { throw .key(error) }
        do throws(JournalError) {
            journal = try Journal(at: state.journal, key: key, known: known, seconds: seconds)
        } catch { throw .journal(error) }
        archive = RuleArchive(at: state.archive)
        self.seconds = seconds
        self.tokenSeconds = tokenSeconds
    }

    /// A token for a declaration that was judged, good from now on.
    public func token(fingerprint: String, rules: String, exercice: Int?, day: Int) -> String {
        SigningToken(
            fingerprint: fingerprint, rules: rules, exercice: exercice, day: day, expiry: seconds() + tokenSeconds
        ).text(sealedBy: key)
    }
}

/// Why a service does not sign: for whoever runs it.
public enum SigningError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Its key.
    case key(KeyError)
    /// Its journal.
    case journal(JournalError)

    /// What happened and what to do, a French sentence without a final full stop.
    public var description: String {
        switch self {
        case .key(let error): error.description
        case .journal(let error): error.description
        }
    }
}
