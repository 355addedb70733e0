import AvalSource

/// What can be wrong with the table of a fact as it is written.
enum TableFinding: FindingKind {
    static let stage = "Tables"

    case keyWithoutTable(String)
    case valueBesideTable
    case notBlock
    case tab
    case noRow
    case tooLong(rows: Int, columns: Int)
    case unnamedResults(first: String?)
    case severalResults
    case noOrder
    case noValue(String)
    case unnamedColumn
    case emptyCell(isTest: Bool)
    case cellCount(row: String, header: String)
    case openText
    case noBorder
    case twoBorders
    /// A column of an anomaly's table that is no key of a case.
    case unknownColumn(String, near: String?, known: [String])

    enum Code: String, FindingCode {
        case keyWithoutTable = "cle_sans_table"
        case valueBesideTable = "valeur_et_table"
        case notBlock = "table_attendue"
        case noRow = "table_sans_ligne"
        case tooLong = "table_trop_longue"
        case severalResults = "plusieurs_resultats"
        case emptyCell = "cellule_vide"
        case cellCount = "cellules_en_nombre"
        case border = "double_barre"

        var title: FindingTitle {
            switch self {
            case .keyWithoutTable: .error("Clé de table sans table")
            case .valueBesideTable: .error("Fait calculé de deux manières")
            case .notBlock: .error("Table qui n'est pas écrite en lignes")
            case .noRow: .error("Table sans ligne")
            case .tooLong: .error("Table trop longue")
            case .severalResults: .error("Politique qui veut un seul résultat")
            case .emptyCell: .error("Cellule vide")
            case .cellCount: .error("Ligne qui n'a pas les cellules de l'en-tête")
            case .border: .error("Conditions et résultats mal séparés")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .unknownColumn(let name, let near, let known):
            .init(
                .unknownKey, "un cas n'a pas de clé « \(name) »",
                help: near.map { "vouliez-vous dire « \($0) » ?" }
                    ?? "colonnes possibles : \(known.joined(separator: ", "))")
        case .keyWithoutTable(let key):
            .init(
                .keyWithoutTable, "« \(key) » n'a de sens qu'avec une table",
                help: "écrivez « table: | » et ses lignes, ou supprimez « \(key) »")
        case .valueBesideTable:
            .init(
                .valueBesideTable, "un fait se calcule par « valeur » ou par « table », pas par les deux",
                help: "gardez l'une des deux")
        case .notBlock:
            .init(
                .notBlock, "une table s'écrit sur plusieurs lignes, sous une barre",
                help: "écrivez « table: | », puis une ligne d'en-tête (« age | contrat || mois ») et une ligne par cas")
        case .tab:
            .init(
                .tab, "une tabulation ne garde pas les colonnes alignées", help: "remplacez-la par des espaces")
        case .noRow:
            .init(
                .noRow, "la table n'a pas de ligne sous son en-tête",
                help: "écrivez une ligne par cas : ses conditions, « || », puis son résultat")
        case .tooLong(let rows, let columns):
            .init(
                .tooLong, "une table a au plus \(rows) lignes et \(columns) colonnes",
                help: "partagez-la en plusieurs faits")
        case .unnamedResults(let first):
            .init(
                .unexpectedValue, "la table a plusieurs résultats : « sinon » doit dire chacun",
                help: "écrivez sous « sinon: » une ligne par résultat : « \(first ?? "mois"): … »")
        case .severalResults:
            .init(
                .severalResults,
                "cette politique fait un seul nombre de toutes les lignes : elle veut un seul résultat",
                help: "faites une table par résultat, ou prenez « politique: liste »")
        case .noOrder:
            .init(
                .missingKey, "cette politique range les résultats dans l'ordre de « sorties », qui manque",
                help: "ajoutez « sorties: » avec les valeurs de chaque résultat, la plus importante d'abord")
        case .noValue(let name):
            .init(.emptyList, "« \(name) » n'a pas de valeur", help: "écrivez ses valeurs, ou supprimez la ligne")
        case .unnamedColumn:
            .init(
                .emptyCell, "une colonne n'a pas de nom",
                help: "écrivez ce qu'elle examine ou ce qu'elle donne ; "
                    + "des barres autour d'une ligne ne comptent que par deux, une à chaque bout")
        case .emptyCell(let isTest):
            .init(
                .emptyCell, "une cellule est vide",
                help: isTest ? "écrivez « - » si la condition ne compte pas" : "écrivez le résultat, ou null")
        case .cellCount(let row, let header):
            .init(
                .cellCount, "cette ligne a \(row), l'en-tête \(header)",
                help: "mettez une barre entre deux cellules, et « - » pour une condition qui ne compte pas")
        case .openText:
            .init(.syntax, "ce texte n'est pas fermé", help: "ajoutez le guillemet droit « \" » qui le termine")
        case .noBorder:
            .init(.border, "rien ne sépare les conditions des résultats", help: Self.bars)
        case .twoBorders:
            .init(.border, "une ligne n'a qu'une fois « || »", help: Self.bars)
        }
    }

    private static let bars = "écrivez « || » entre les conditions et les résultats, « | » entre deux cellules"
}
