import AvalSystem

/// Why rules cannot be kept or found again: for whoever runs the service.
public enum ArchiveError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No rules of this version are kept.
    case missing(String)
    /// What is kept does not hash to its name.
    case damaged(String)
    /// The folder cannot be read or written.
    case system(String, SystemError)

    /// What happened, a French sentence without a final full stop.
    public var description: String {
        switch self {
        case .missing(let version): "les règles \(version) ne sont pas dans l'archive"
        case .damaged(let path): "les règles archivées dans « \(path) » ont été abîmées"
        case .system(let path, let error): "l'archive « \(path) » : \(error.reason)"
        }
    }
}
