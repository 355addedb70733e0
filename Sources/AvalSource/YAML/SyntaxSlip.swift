/// What someone who is no programmer did when YAML cannot be read, found from libyaml's failure and the text around.
enum SyntaxSlip {
    /// A tab where the spaces of an indentation are due.
    case tab(Range<Int>)
    /// A text that begins with a character that means something to YAML.
    case reservedStart(Range<Int>, String)
    /// `> 18` or `| SI`: a text taken for the head of a block.
    case comparisonStart(Range<Int>, String)
    /// A second `: ` on a line.
    case innerColon(Range<Int>)
    /// A line further to the right than its neighbours, under a value.
    case tooDeep(Range<Int>)
    /// `cle:valeur`.
    case gluedColon(Range<Int>)
    /// A line that is neither a key nor an item.
    case noColon(Range<Int>)
    /// A quote never closed.
    case openQuote(Range<Int>)
    /// A backslash and a letter that mean nothing.
    case badEscape(Range<Int>)
    /// `"a" = b`.
    case textAfterQuote(Range<Int>)
    /// `[a] + b`.
    case textAfterBracket(Range<Int>)
    /// A line that does not begin under its neighbours.
    case misaligned(Range<Int>)
    /// A bracket or brace never closed, or a comma forgotten in it.
    case openBracket(Range<Int>, String)
    /// `cle: - valeur`.
    case itemBesideKey(Range<Int>)
    /// Anything else.
    case other(Range<Int>)
}

extension SyntaxSlip {
    /// What the slip is, said in French with what to do.
    func finding(in file: SourceFile) -> Finding {
        let (range, code, message, help) = words
        return Finding(
            code: code, message, at: SourceSpan(file: file, lower: range.lowerBound, upper: range.upperBound),
            help: help)
    }

    private var words: (Range<Int>, code: String, message: String, help: String) {
        switch self {
        case .tab(let range):
            (
                range, "tabulation", "une tabulation sert ici de retrait",
                "remplacez-la par des espaces, deux par niveau"
            )
        case .reservedStart(let range, let mark):
            (
                range, "debut_reserve", "un texte sans guillemets ne peut pas commencer par « \(mark) »",
                "mettez le texte entier entre apostrophes ou guillemets"
            )
        case .comparisonStart(let range, let mark):
            (
                range, "debut_reserve", "« \(mark) » en tête d'une valeur annonce un texte sur les lignes suivantes",
                "écrivez « clé: | », et la valeur entière à la ligne suivante, en retrait"
            )
        case .innerColon(let range):
            (
                range, "deux_points_dans_texte", "« : » suivi d'une espace se trouve dans un texte sans guillemets",
                "mettez le texte entier entre guillemets, ou écrivez-le sous « | » à la ligne suivante"
            )
        case .tooDeep(let range):
            (
                range, "retrait_invalide", "cette ligne est en retrait sous une valeur déjà écrite",
                "alignez-la avec les clés voisines, ou videz la valeur de la ligne précédente"
            )
        case .gluedColon(let range):
            (
                range, "espace_manquante", "il manque une espace après « : »",
                "écrivez « clé: valeur », avec une espace entre les deux"
            )
        case .noColon(let range):
            (
                range, "deux_points_manquants", "cette ligne n'est ni une clé suivie de « : » ni un élément de liste",
                "ajoutez « : » après la clé, ou mettez la ligne en retrait si elle continue la valeur précédente"
            )
        case .openQuote(let range):
            (
                range, "guillemet_non_ferme", "le guillemet ouvert ici n'est jamais refermé",
                "refermez-le à la fin du texte"
            )
        case .badEscape(let range):
            (
                range, "echappement_invalide", "« \\ » suivi de cette lettre ne veut rien dire entre guillemets",
                "doublez « \\ », ou mettez le texte entre apostrophes"
            )
        case .textAfterQuote(let range):
            (
                range, "texte_apres_guillemet", "du texte suit le guillemet fermant",
                "écrivez « clé: | », et la valeur entière à la ligne suivante, en retrait"
            )
        case .textAfterBracket(let range):
            (
                range, "texte_apres_crochet", "du texte suit le crochet ou l'accolade qui ferme la valeur",
                "écrivez « clé: | », et la valeur entière à la ligne suivante, en retrait"
            )
        case .misaligned(let range):
            (
                range, "retrait_invalide", "cette ligne n'est pas alignée avec les autres du même niveau",
                "faites-la commencer sous la même colonne que ses voisines"
            )
        case .openBracket(let range, let mark):
            (
                range, "crochet_non_ferme", "« \(mark) » n'est pas refermé, ou une virgule manque entre deux éléments",
                "refermez-le ; entre crochets ou accolades, mettez entre guillemets les textes qui en contiennent"
            )
        case .itemBesideKey(let range):
            (
                range, "tiret_mal_place", "un élément de liste ne peut pas commencer à côté d'une clé",
                "passez à la ligne avant « - »"
            )
        case .other(let range):
            (
                range, "syntaxe_yaml", "cette ligne ne peut pas être lue",
                "vérifiez le retrait, les deux-points et les guillemets, ici et à la ligne précédente"
            )
        }
    }
}
