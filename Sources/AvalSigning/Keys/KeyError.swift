import AvalSystem

/// Why keys cannot be used or made: for whoever runs the service.
public enum KeyError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no key in the folder.
    case missing(String)
    /// There is a key already where a first one is to be made.
    case exists(String)
    /// Others than its owner may read the file, or it is another user's.
    case exposed(String, permissions: UInt32)
    /// The file belongs to somebody else than who runs the program, and than root.
    case foreign(String)
    /// The file holds no Ed25519 key of this sort.
    case illegible(String)
    /// The file or its folder cannot be read or written.
    case system(String, SystemError)

    /// What happened and what to do, a French sentence without a final full stop.
    public var description: String {
        switch self {
        case .missing(let path): "aucune clé dans « \(path) » : « aval key new » en fait une"
        case .exists(let path): "une clé est déjà dans « \(path) » : « aval key rotate » la remplace"
        case .exposed(let path, let permissions):
            "la clé « \(path) » peut être lue par d'autres (droits \(String(permissions, radix: 8))) : changez-la "
                + "(« aval key rotate ») si d'autres ont pu la lire, sinon « chmod 600 » suffit"
        case .foreign(let path): "la clé « \(path) » appartient à un autre utilisateur : donnez-la à celui du service"
        case .illegible(let path): "« \(path) » ne contient pas de clé Ed25519 au format PEM"
        case .system(let path, let error): "« \(path) » : \(error.reason)"
        }
    }
}
