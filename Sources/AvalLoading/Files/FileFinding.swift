import AvalSource
import AvalSystem

/// What can be wrong with the files of a rule set before a line of them is read; always an error, since a file left out
/// would be a rule left out.
enum FileFinding: FindingKind {
    static let stage = "Dossiers et fichiers"

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

    enum Code: String, FindingCode {
        case folderMissing = "dossier_absent"
        case notAFolder = "dossier_invalide"
        case folderUnreadable = "dossier_illisible"
        case folderEmpty = "dossier_vide"
        case folderLoops = "boucle_de_liens"
        case folderTooDeep = "dossiers_trop_profonds"
        case fileUnreadable = "fichier_illisible"
        case brokenLink = "lien_rompu"
        case misnamed = "extension_non_lue"
        case nameNotUTF8 = "nom_invalide"
        case tooManyFiles = "trop_de_fichiers"
        case tooManyBytes = "regles_trop_longues"
        case unstable = "fichiers_instables"

        var title: FindingTitle {
            switch self {
            case .folderMissing: .error("Dossier absent")
            case .notAFolder: .error("Fichier à la place d'un dossier")
            case .folderUnreadable: .error("Dossier illisible")
            case .folderEmpty: .error("Dossier sans fichier .yaml")
            case .folderLoops: .error("Lien vers un dossier qui le contient")
            case .folderTooDeep: .error("Dossiers trop profonds")
            case .fileUnreadable: .error("Fichier illisible")
            case .brokenLink: .error("Lien rompu")
            case .misnamed: .error("Fichier dont l'extension n'est pas lue")
            case .nameNotUTF8: .error("Nom de fichier qui n'est pas en UTF-8")
            case .tooManyFiles: .error("Trop de fichiers")
            case .tooManyBytes: .error("Règles et tarifs trop longs")
            case .unstable: .error("Fichiers qui changent pendant leur lecture")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .folderUnusable(let path, let error): Self.unusable(path, error)
        case .folderEmpty(let path): .init(.folderEmpty, "Le dossier « \(path) » ne contient aucun fichier .yaml")
        case .folderLoops(let path):
            .init(.folderLoops, "Le dossier « \(path) » est un lien vers un dossier qui le contient")
        case .folderTooDeep(let path, let limit):
            .init(.folderTooDeep, "Le dossier « \(path) » est à plus de \(limit) dossiers de profondeur")
        case .fileUnreadable(_, let error): .init(.fileUnreadable, "Le fichier n'a pu être lu : \(error.reason)")
        case .notAFile:
            .init(
                .fileUnreadable, "Un fichier est attendu sous ce nom, et c'est autre chose",
                help: "ôtez .yaml du nom d'un dossier")
        case .brokenLink: .init(.brokenLink, "Le lien symbolique ne mène nulle part")
        case .misnamed:
            .init(
                .misnamed, "Seuls les fichiers .yaml sont lus",
                help: "renommez le fichier pour qu'il finisse par .yaml, en minuscules")
        case .nameNotUTF8: .init(.nameNotUTF8, "Le nom de ce fichier n'est pas en UTF-8", help: "renommez-le")
        case .fileTooLong(_, let limit): .init(.fileTooLong, "Le fichier dépasse \(Self.size(limit))")
        case .tooManyFiles(let path, let limit):
            .init(.tooManyFiles, "« \(path) » : plus de \(limit) fichiers de règles et de tarifs")
        case .tooManyEntries(let path, let limit):
            .init(.tooManyFiles, "« \(path) » : plus de \(limit) fichiers et dossiers de toute sorte")
        case .tooManyBytes(let path, let limit):
            .init(.tooManyBytes, "« \(path) » : plus de \(Self.size(limit)) de règles et de tarifs")
        case .unstable:
            .init(
                .unstable, "Les fichiers n'ont cessé de changer pendant leur lecture",
                help: "attendez que la copie soit finie")
        }
    }

    /// The finding; one about a file, which may hold nothing to show, stands at its first byte.
    var finding: Finding {
        switch self {
        case .fileUnreadable(let path, _), .notAFile(let path), .brokenLink(let path), .misnamed(let path),
            .nameNotUTF8(let path), .fileTooLong(let path, _):
            Finding(self, at: SourceSpan(file: SourceFile(path: path, bytes: []), lower: 0, upper: 0))
        case .folderUnusable, .folderEmpty, .folderLoops, .folderTooDeep, .tooManyFiles, .tooManyEntries,
            .tooManyBytes, .unstable:
            Finding(self, at: nil)
        }
    }

    private static func unusable(_ path: String, _ error: SystemError) -> FindingText<Code> {
        switch error.call == "open" ? error.cause : .other {
        case .missing: .init(.folderMissing, "Le dossier « \(path) » n'existe pas")
        case .notAFolder: .init(.notAFolder, "« \(path) » n'est pas un dossier")
        default: .init(.folderUnreadable, "Le dossier « \(path) » n'a pu être lu : \(error.reason)")
        }
    }

    private static func size(_ bytes: Int) -> String {
        bytes >= 1 << 20 ? "\(bytes >> 20) Mio" : "\(bytes) octets"
    }
}
