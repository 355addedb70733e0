import AvalSource
import AvalValues

/// What an analysis of a decision table may find. An example is some inputs by their names, fewer where any value will do.
public enum TableAnalysisFinding: FindingKind {
    /// The heading of its codes.
    public static let stage = "Tables de décision"

    /// Two rows that match together and do not say the same.
    case contradiction(example: [TableExample], other: SourceSpan)
    /// A row whose every input goes to other rows.
    case hiddenRow(example: [TableExample], winner: SourceSpan)
    /// A cell that no value passes; `isLimited` where only some values are allowed.
    case emptyCell(example: TableExample?, isLimited: Bool)
    /// Inputs that no row is for.
    case gap(example: [TableExample])
    /// More questions than an analysis asks.
    case tooBig
    /// A condition on a value that the input never has.
    case impossibleInput(String, allowed: String)
    /// A conclusion that its column does not allow.
    case wrongOutput(String, allowed: String)

    /// The codes of analysing tables.
    public enum Code: String, FindingCode {
        /// Two rows that match together and do not say the same.
        case contradiction = "lignes_contradictoires"
        /// A row, or a cell, that serves nothing.
        case uselessRow = "ligne_inutile"
        /// Inputs that no row is for.
        case gap = "table_incomplete"
        /// More questions than an analysis asks.
        case tooBig = "table_trop_grande"
        /// A condition on a value that the input never has.
        case impossibleInput = "entree_non_permise"
        /// A conclusion that its column does not allow.
        case wrongOutput = "sortie_non_permise"

        /// What each stands for.
        public var title: FindingTitle {
            switch self {
            case .contradiction: .error("Lignes d'une table qui se contredisent")
            case .uselessRow: .warning("Ligne d'une table qui ne sert jamais")
            case .gap: .warning("Table qui ne dit rien de certains cas")
            case .tooBig: .warning("Table trop grande pour être analysée")
            case .impossibleInput: .error("Condition sur une valeur que l'entrée n'a jamais")
            case .wrongOutput: .error("Conclusion que sa colonne ne permet pas")
            }
        }
    }

    /// The code and the words of each.
    public var text: FindingText<Code> {
        switch self {
        case .contradiction(let example, let other):
            .init(
                .contradiction,
                "cette ligne et une autre conviennent ensemble et ne disent pas la même chose"
                    + Self.sentence(example, " : "),
                help: "précisez l'une des deux, ou choisissez par « politique: » laquelle l'emporte",
                related: [.init("l'autre ligne", at: other)])
        case .hiddenRow(let example, let winner):
            .init(
                .uselessRow,
                "cette ligne ne sert jamais : d'autres l'emportent dans tous ses cas" + Self.sentence(example, ", "),
                help: "remontez-la, corrigez ses conditions, ou supprimez-la",
                related: [.init("la ligne qui l'emporte dans cet exemple", at: winner)])
        case .emptyCell(let example, let isLimited):
            .init(
                .uselessRow,
                (isLimited ? "aucune des valeurs permises" : "aucune valeur") + " ne passe cette condition"
                    + (example.map { " : par exemple, \($0.text) n'y passe pas" } ?? ""),
                help: "corrigez-la, ou supprimez la ligne")
        case .gap(let example):
            .init(
                .gap, "aucune ligne ne convient dans certains cas" + Self.sentence(example, ", "),
                help: example.contains(where: \.isFraction)
                    ? "écrivez les bornes de sorte qu'elles se touchent (« < 18 » et « >= 18 »), "
                        + "ou ajoutez « sinon: » pour tous les autres cas"
                    : "ajoutez une ligne, ou « sinon: » pour tous les autres cas")
        case .tooBig:
            .init(
                .tooBig, "la table est trop grande pour qu'on y cherche des contradictions et des oublis",
                help: "partagez-la en deux faits")
        case .impossibleInput(let input, let allowed):
            .init(
                .impossibleInput, "« \(input) » n'a jamais cette valeur : « entrees » ne la permet pas",
                help: "les valeurs permises : \(allowed)")
        case .wrongOutput(let output, let allowed):
            .init(
                .wrongOutput, "\(output) n'est pas une des valeurs que « sorties » permet à cette colonne",
                help: "les valeurs permises : \(allowed)")
        }
    }

    /// « par exemple age = 17, categorie = "SIR" » after a sign; nothing where nothing is known of any input.
    private static func sentence(_ example: [TableExample], _ sign: String) -> String {
        example.isEmpty ? "" : sign + "par exemple " + example.map(\.text).joined(separator: ", ")
    }
}
