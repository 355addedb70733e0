/// What an author, who is no programmer, wrote where YAML cannot be read; found by `SyntaxDiagnosis`.
enum SyntaxFinding: FindingKind {
    static let stage = "Lecture du YAML"

    /// A tab where the spaces of an indentation are due.
    case tab
    /// A text that begins with a character that means something to YAML.
    case reservedStart(String)
    /// `> 18` or `| SI`: a text taken for the head of a block.
    case comparisonStart(String)
    /// A second `: ` on a line.
    case innerColon
    /// A line further to the right than its neighbours, under a value.
    case tooDeep
    /// `cle:valeur`.
    case gluedColon
    /// A line that is neither a key nor an item.
    case noColon
    /// A quote never closed.
    case openQuote
    /// A backslash and a letter that mean nothing.
    case badEscape
    /// `"a" = b`.
    case textAfterQuote
    /// `[a] + b`.
    case textAfterBracket
    /// A line that does not begin under its neighbours.
    case misaligned
    /// An element of a list that stands left of the key, without a value of its own, that the list belongs to.
    case itemLeftOfKey(String)
    /// A key or a text that should stand further right, under a key that has nothing under it; unless both may be names of a
    /// writer's own, this is sure.
    case lostIndent(String?, of: String, isSure: Bool)
    /// The first element of the list of a key, without its dash: it begins with a key, or with something else.
    case lostDash(String?, of: String)
    /// An element of a list without its dash.
    case missingDash
    /// A key that stands as far left as the dash of the element that it belongs to.
    case missingIndent
    /// `-cle: valeur`.
    case gluedDash
    /// A bracket or brace never closed, or a comma forgotten in it.
    case openBracket(String)
    /// `cle: - valeur`.
    case itemBesideKey
    /// Anything else.
    case other

    enum Code: String, FindingCode {
        case reservedStart = "debut_reserve"
        case innerColon = "deux_points_dans_texte"
        case indentation = "retrait_invalide"
        case gluedColon = "espace_manquante"
        case noColon = "deux_points_manquants"
        case openQuote = "guillemet_non_ferme"
        case badEscape = "echappement_invalide"
        case textAfterQuote = "texte_apres_guillemet"
        case textAfterBracket = "texte_apres_crochet"
        case openBracket = "crochet_non_ferme"
        case itemBesideKey = "tiret_mal_place"
        case missingDash = "tiret_manquant"
        case gluedDash = "tiret_colle"
        case other = "syntaxe_yaml"

        var title: FindingTitle {
            switch self {
            case .reservedStart: .error("Texte qui commence par un signe de YAML")
            case .innerColon: .error("Deux-points dans un texte sans guillemets")
            case .indentation: .error("Retrait invalide")
            case .gluedColon: .error("Espace manquante après « : »")
            case .noColon: .error("Deux-points manquants")
            case .openQuote: .error("Guillemet non refermé")
            case .badEscape: .error("« \\ » sans signification")
            case .textAfterQuote: .error("Texte après le guillemet fermant")
            case .textAfterBracket: .error("Texte après le crochet ou l'accolade fermante")
            case .openBracket: .error("Crochet ou accolade non refermés")
            case .itemBesideKey: .error("Tiret à côté d'une clé")
            case .missingDash: .error("Élément de liste sans tiret")
            case .gluedDash: .error("Espace manquante après le tiret")
            case .other: .error("Ligne illisible")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .tab:
            .init(
                .tab, "une tabulation sert ici de retrait", help: "remplacez-la par des espaces, deux par niveau")
        case .reservedStart(let mark):
            .init(
                .reservedStart, "un texte sans guillemets ne peut pas commencer par « \(mark) »",
                help: "mettez le texte entier entre apostrophes ou guillemets")
        case .comparisonStart(let mark):
            .init(
                .reservedStart, "« \(mark) » en tête d'une valeur annonce un texte sur les lignes suivantes",
                help: Self.writeBelow)
        case .innerColon:
            .init(
                .innerColon, "« : » suivi d'une espace se trouve dans un texte sans guillemets",
                help: "mettez le texte entier entre guillemets, ou écrivez-le sous « | » à la ligne suivante")
        case .tooDeep:
            .init(
                .indentation, "cette ligne est en retrait sous une valeur déjà écrite",
                help: "alignez-la avec les clés voisines, ou videz la valeur de la ligne précédente")
        case .gluedColon:
            .init(
                .gluedColon, "il manque une espace après « : »",
                help: "écrivez « clé: valeur », avec une espace entre les deux")
        case .noColon:
            .init(
                .noColon, "cette ligne n'est ni une clé suivie de « : » ni un élément de liste",
                help: "ajoutez « : » après la clé, "
                    + "ou mettez la ligne en retrait si elle continue la valeur précédente")
        case .openQuote:
            .init(.openQuote, "le guillemet ouvert ici n'est jamais refermé", help: "refermez-le à la fin du texte")
        case .badEscape:
            .init(
                .badEscape, "« \\ » suivi de cette lettre ne veut rien dire entre guillemets",
                help: "doublez « \\ », ou mettez le texte entre apostrophes")
        case .textAfterQuote:
            .init(.textAfterQuote, "du texte suit le guillemet fermant", help: Self.writeBelow)
        case .textAfterBracket:
            .init(
                .textAfterBracket, "du texte suit le crochet ou l'accolade qui ferme la valeur", help: Self.writeBelow)
        case .misaligned:
            .init(
                .indentation, "cette ligne n'est pas alignée avec les autres du même niveau",
                help: "faites-la commencer sous la même colonne que ses voisines")
        case .itemLeftOfKey(let key):
            .init(
                .indentation, "cet élément se tient à gauche de « \(key) », qui n'a pas de valeur",
                help: "mettez-le, avec ceux qui suivent, en retrait sous « \(key) » : deux espaces de plus qu'elle")
        case .lostIndent(let key, let owner, let isSure):
            .init(
                .indentation, "cette ligne n'est pas en retrait sous « \(owner) », qui n'a rien sous elle",
                help: "mettez deux espaces de plus devant « \(key.map { "\($0): " } ?? "")… » "
                    + "et devant les lignes qui vont avec elle"
                    + (isSure
                        ? "" : " ; si elle n'en fait pas partie, donnez une valeur à « \(owner) », ou supprimez-la"))
        case .lostDash(let key?, let list):
            .init(
                .missingDash, "il manque un tiret devant cet élément de « \(list) »",
                help: "écrivez « - \(key): … », "
                    + "et les autres clés de l'élément sous « \(key) », deux espaces après le tiret")
        case .lostDash(nil, let list):
            .init(
                .missingDash, "il manque un tiret devant cet élément de « \(list) »",
                help: "écrivez « - … », comme les autres éléments de la liste")
        case .missingDash:
            .init(
                .missingDash, "il manque un tiret devant cet élément",
                help: "faites-le commencer par « - », comme les autres éléments de la liste")
        case .missingIndent:
            .init(
                .indentation,
                "cette ligne n'est plus dans l'élément qui commence au-dessus : il lui manque son retrait",
                help:
                    "alignez-la avec les autres clés de l'élément ; si un autre élément commence ici, mettez « - » devant"
            )
        case .gluedDash:
            .init(
                .gluedDash, "il manque une espace après le tiret",
                help: "écrivez « - clé: valeur », avec une espace entre les deux")
        case .openBracket(let mark):
            .init(
                .openBracket, "« \(mark) » n'est pas refermé, ou une virgule manque entre deux éléments",
                help: "refermez-le ; entre crochets ou accolades, mettez entre guillemets les textes qui en contiennent"
            )
        case .itemBesideKey:
            .init(
                .itemBesideKey, "un élément de liste ne peut pas commencer à côté d'une clé",
                help: "passez à la ligne avant « - »")
        case .other:
            .init(
                .other, "cette ligne ne peut pas être lue",
                help: "vérifiez le retrait, les deux-points et les guillemets, ici et à la ligne précédente")
        }
    }

    private static let writeBelow = "écrivez « clé: | », et la valeur entière à la ligne suivante, en retrait"
}
