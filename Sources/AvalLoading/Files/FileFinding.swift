import AvalSource
import AvalSystem

/// What can be wrong with the files of a rule set before a line of them is read, and how it is said.
enum FileFinding {
    case folderUnusable(String, SystemError)
    case folderEmpty(String)
    case folderLoops(String)
    case folderTooDeep(String, limit: Int)
    case fileUnreadable(String, SystemError)
    case notAFile(String)
    case brokenLink(String)
    case misnamed(String)
    case nameNotUTF8(String)
    case fileTooLong(String, limit: Int)
    case tooManyFiles(String, limit: Int)
    case tooManyEntries(String, limit: Int)
    case tooManyBytes(String, limit: Int)
    case unstable

    /// The finding to show; always an error, since a file left out would be a rule left out.
    var finding: Finding {
        switch self {
        case .folderUnusable(let path, let failure): Self.unusable(path, failure)
        case .folderEmpty(let path):
            Self.make("dossier_vide", "Le dossier « \(path) » ne contient aucun fichier .yaml")
        case .folderLoops(let path):
            Self.make("boucle_de_liens", "Le dossier « \(path) » est un lien vers un dossier qui le contient")
        case .folderTooDeep(let path, let limit):
            Self.make("dossiers_trop_profonds", "Le dossier « \(path) » est à plus de \(limit) dossiers de profondeur")
        case .fileUnreadable(let path, let failure):
            Self.make("fichier_illisible", "Le fichier n'a pu être lu : \(failure.reason)", in: path)
        case .notAFile(let path):
            Self.make(
                "fichier_illisible", "Un fichier est attendu sous ce nom, et c'est autre chose", in: path,
                help: "ôtez .yaml du nom d'un dossier")
        case .brokenLink(let path):
            Self.make("lien_rompu", "Le lien symbolique ne mène nulle part", in: path)
        case .misnamed(let path):
            Self.make(
                "extension_non_lue", "Seuls les fichiers .yaml sont lus", in: path,
                help: "renommez le fichier pour qu'il finisse par .yaml, en minuscules")
        case .nameNotUTF8(let path):
            Self.make("nom_invalide", "Le nom de ce fichier n'est pas en UTF-8", in: path, help: "renommez-le")
        case .fileTooLong(let path, let limit):
            Self.make("fichier_trop_long", "Le fichier dépasse \(Self.size(limit))", in: path)
        case .tooManyFiles(let path, let limit):
            Self.make("trop_de_fichiers", "« \(path) » : plus de \(limit) fichiers de règles et de tarifs")
        case .tooManyEntries(let path, let limit):
            Self.make("trop_de_fichiers", "« \(path) » : plus de \(limit) fichiers et dossiers de toute sorte")
        case .tooManyBytes(let path, let limit):
            Self.make("regles_trop_longues", "« \(path) » : plus de \(Self.size(limit)) de règles et de tarifs")
        case .unstable:
            Self.make(
                "fichiers_instables", "Les fichiers n'ont cessé de changer pendant leur lecture",
                help: "attendez que la copie soit finie")
        }
    }

    private static func unusable(_ path: String, _ failure: SystemError) -> Finding {
        switch failure.call == "open" ? failure.cause : .other {
        case .missing: make("dossier_absent", "Le dossier « \(path) » n'existe pas")
        case .notAFolder: make("dossier_invalide", "« \(path) » n'est pas un dossier")
        default: make("dossier_illisible", "Le dossier « \(path) » n'a pu être lu : \(failure.reason)")
        }
    }

    /// A finding about a file that may hold nothing to show stands at its first byte.
    private static func make(_ code: String, _ message: String, in path: String? = nil, help: String? = nil) -> Finding
    {
        let span = path.map { SourceSpan(file: SourceFile(path: $0, bytes: []), lower: 0, upper: 0) }
        return Finding(code: code, message, at: span, help: help)
    }

    private static func size(_ bytes: Int) -> String {
        bytes >= 1 << 20 ? "\(bytes >> 20) Mio" : "\(bytes) octets"
    }
}
