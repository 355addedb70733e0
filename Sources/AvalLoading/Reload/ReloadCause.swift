/// Why the files were read.
public enum ReloadCause: String, Sendable, Hashable {
    /// The daemon starts.
    case start = "demarrage"
    /// Somebody asked, by `recharger`.
    case request = "recharger"
    /// The process got SIGHUP.
    case signal = "sighup"
    /// A file changed.
    case watch = "fichiers_modifies"

    /// Whether somebody wants these very files, so that what they lack is meant to go.
    var isExplicit: Bool { self == .request || self == .signal }
}
