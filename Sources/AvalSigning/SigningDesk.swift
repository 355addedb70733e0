import AvalLoading
import AvalSystem

/// What a service signs with: its key, its journal, the archive of its rules, a clock.
///
/// It judges nothing: whoever has it judges first, and brings what came of it.
public final class SigningDesk: Sendable {
    /// How long a token may be used, in seconds: 24 hours.
    public static let tokenSeconds = 86_400

    /// What was found as it was opened, in French: what the journal's end needed, and a journal that seems lost.
    public let notices: [String]
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
        notices = journal.notices.map(\.words) + (Self.loss(journal, archive).map { [$0] } ?? [])
        self.seconds = seconds
        self.tokenSeconds = tokenSeconds
    }

    /// What an empty journal beside an archive that is not says: rules are archived for a receipt alone.
    private static func loss(_ journal: Journal, _ archive: RuleArchive) -> String? {
        guard journal.end.number == 0, let count = try? archive.entries().count, count > 0 else { return nil }
        return lossWords(count)
    }

    /// The words for a journal without a receipt beside so many archived versions.
    public static func lossWords(_ versions: Int) -> String {
        "aucun reçu dans le journal, alors que l'archive garde \(versions) version(s) de règles sous lesquelles on a signé : "
            + "s'il a été perdu, remettez-le en place depuis une copie avant de signer"
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
