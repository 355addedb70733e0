/// What the tree of a file may not hold, though libyaml reads it.
enum ComposingFinding: FindingKind {
    static let stage = "Lecture du YAML"

    case tooDeep(limit: Int)
    case tooManyAliases(limit: Int)
    case tooManyValues(limit: Int)
    case tag
    case directive
    case secondDocument
    case unknownAlias(String)
    case unusedAnchor(String)
    case bareKey(String)
    case keyIsNoText(kind: String)
    case merge
    case repeatedKey(String, first: SourceSpan)

    enum Code: String, FindingCode {
        case tooDeep = "imbrication_excessive"
        case tooManyAliases = "alias_excessif"
        case tag = "etiquette_refusee"
        case directive = "directive_refusee"
        case secondDocument = "plusieurs_documents"
        case unknownAlias = "alias_inconnu"
        case unusedAnchor = "ancre_sans_renvoi"
        case bareKey = "cle_sans_valeur"
        case keyIsNoText = "cle_invalide"
        case merge = "fusion_refusee"

        var title: FindingTitle {
            switch self {
            case .tooDeep: .error("Listes et clés trop imbriquées")
            case .tooManyAliases: .error("Renvois « * » qui répètent trop de valeurs")
            case .tag: .error("Étiquette « ! » refusée")
            case .directive: .error("Directive « % » refusée")
            case .secondDocument: .error("Plusieurs documents dans un fichier")
            case .unknownAlias: .error("Renvoi « * » à un nom inconnu")
            case .unusedAnchor: .error("Mot « & » perdu au début d'un texte")
            case .bareKey: .error("Clé sans « : » ni valeur")
            case .keyIsNoText: .error("Clé qui n'est pas un mot")
            case .merge: .error("Fusion « << » refusée")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .tooDeep(let limit):
            .init(
                .tooDeep, "les listes et les clés sont imbriquées sur plus de \(limit) niveaux",
                help: "un crochet ou une accolade n'est sans doute pas refermé")
        case .tooManyAliases(let limit):
            .init(
                .tooManyAliases, "les renvois « * » répètent plus de \(limit) valeurs",
                help: "écrivez les valeurs au lieu de renvoyer à d'autres renvois")
        case .tooManyValues(let limit):
            .init(
                .fileTooLong, "le fichier contient plus de \(limit) valeurs", help: "partagez-le en plusieurs fichiers")
        case .tag:
            .init(.tag, "une valeur ne peut pas commencer par « ! »", help: "mettez le texte entre guillemets")
        case .directive:
            .init(
                .directive, "une ligne ne peut pas commencer par « % »",
                help: "supprimez cette ligne, ou mettez le texte entre guillemets")
        case .secondDocument:
            .init(
                .secondDocument, "« --- » commence un second document, qui n'est pas lu",
                help: "supprimez cette ligne, ou faites deux fichiers")
        case .unknownAlias(let name):
            .init(
                .unknownAlias, "« *\(name) » renvoie à « &\(name) », qui n'est pas écrit plus haut",
                help: "si ce n'est pas un renvoi, mettez le texte qui commence par « * » entre guillemets")
        case .unusedAnchor(let name):
            .init(
                .unusedAnchor, "« &\(name) » est pris pour le nom de cette valeur, et n'est pas dans le texte",
                help: "mettez le texte entier entre guillemets ; si c'est un nom, rien n'y renvoie : supprimez-le")
        case .bareKey(let name):
            .init(
                .bareKey, "« \(name) » est pris pour une clé, mais n'a ni « : » ni valeur",
                help: "entre accolades, une virgule sépare deux clés : "
                    + "mettez entre guillemets la valeur qui en contient une")
        case .keyIsNoText(let kind):
            .init(
                .keyIsNoText, "une clé est un mot, pas \(kind)",
                help: "mettez entre guillemets le texte qui commence par « [ », « { » ou « ? »")
        case .merge:
            .init(
                .merge, "la fusion « << » n'est pas permise",
                help: "recopiez les clés, pour que chacune se lise à sa place")
        case .repeatedKey(let name, let first):
            .init(
                .repeatedKey, "la clé « \(name) » est écrite deux fois", help: "gardez l'une des deux",
                related: [.init("première fois", at: first)])
        }
    }
}
