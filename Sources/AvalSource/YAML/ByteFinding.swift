/// Why the bytes of a file cannot be read as YAML at all.
enum ByteFinding: FindingKind {
    static let stage = "Lecture du YAML"

    case tooLong(Int, limit: Int)
    case notUTF8
    case forbidden(Unicode.Scalar)

    enum Code: String, FindingCode {
        case notUTF8 = "encodage_invalide"
        case forbidden = "caractere_interdit"

        var title: FindingTitle {
            switch self {
            case .notUTF8: .error("Fichier qui n'est pas en UTF-8")
            case .forbidden: .error("Caractère invisible interdit")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .tooLong(let count, let limit):
            .init(
                .fileTooLong, "le fichier fait \(count) octets, plus que les \(limit) permis",
                help: "partagez-le en plusieurs fichiers")
        case .notUTF8:
            .init(
                .notUTF8, "le fichier n'est pas enregistré en UTF-8",
                help: "dans l'éditeur, choisissez « Enregistrer sous » et l'encodage UTF-8")
        case .forbidden(let scalar):
            .init(
                .forbidden,
                "un caractère invisible (U+\(Self.name(scalar))) ne peut pas se trouver dans un fichier YAML",
                help: "effacez-le ; il vient souvent d'un texte copié depuis un autre logiciel")
        }
    }

    /// The number of a character as Unicode writes it, four digits or more.
    private static func name(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
