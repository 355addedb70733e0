/// What is right YAML around a text without quotes, and probably not what its writer meant.
enum PlainTextFinding: FindingKind {
    static let stage = "Lecture du YAML"

    case comment
    case dash

    enum Code: String, FindingCode {
        case comment = "texte_apres_diese"
        case dash = "tiret_dans_texte"

        var title: FindingTitle {
            switch self {
            case .comment: .warning("Texte pris pour un commentaire")
            case .dash: .warning("Tiret pris dans un texte")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .comment:
            .init(
                .comment, "« # » commence un commentaire : la suite de la ligne n'est pas lue",
                help: "mettez le texte entier entre guillemets ; pour un commentaire, laissez une espace après « # »")
        case .dash:
            .init(
                .dash, "ce tiret fait partie du texte de l'élément précédent",
                help: "alignez-le avec le tiret du dessus ; si c'est voulu, mettez le texte entre guillemets")
        }
    }
}
