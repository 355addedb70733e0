/// What is wrong with the beginning of a line.
enum IndentFinding: FindingKind {
    static let stage = "Lecture du YAML"

    case strangeBlank(String)
    case strangeDash(String)

    enum Code: String, FindingCode {
        case strangeBlank = "blanc_inattendu"
        case strangeDash = "tiret_inattendu"

        var title: FindingTitle {
            switch self {
            case .strangeBlank: .error("Blanc qui n'est pas une espace, au début d'une ligne")
            case .strangeDash: .error("Tiret qui n'en est pas un pour YAML")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .strangeBlank(let name):
            .init(
                .strangeBlank, "cette ligne commence par un blanc qui n'est pas une espace (\(name))",
                help: "remplacez-le par des espaces ordinaires")
        case .strangeDash(let dash):
            .init(
                .strangeDash, "cette ligne commence par « \(dash) », qui n'annonce pas un élément de liste",
                help: "écrivez un tiret ordinaire, celui du clavier : « - »")
        }
    }
}
