import AvalEngine
import AvalSource

/// A rulebook that was accepted: a caller that holds it goes on judging with it, whatever comes after.
public final class AcceptedRules: Sendable {
    /// Where its files came from.
    public enum Origin: String, Sendable, Hashable {
        /// The folders of rules and tariffs.
        case folders = "fichiers"
        /// The files last accepted, kept on the disk: the folders were faulty when the daemon started.
        case kept = "derniers_acceptes"
    }

    /// What judges.
    public let rulebook: Rulebook
    /// The version of the files it was made from (`sha256:…`).
    public let version: String
    /// Since when it is in force, in milliseconds since 1970, UTC.
    public let since: Int64
    /// Where its files were read.
    public let origin: Origin
    /// What was found in them that did not stop them.
    public let warnings: [Finding]
    /// Whether the gate was asked all that it asks of rules that replace others, and took them.
    public let isAsked: Bool
    /// The files that it was made from, to compare others with, and to keep what was signed under them.
    public let files: RuleFiles

    init(
        rulebook: Rulebook, files: RuleFiles, since: Int64, origin: Origin, warnings: [Finding], isAsked: Bool
    ) {
        self.rulebook = rulebook
        self.files = files
        version = files.version
        self.since = since
        self.origin = origin
        self.warnings = warnings
        self.isAsked = isAsked
    }
}
