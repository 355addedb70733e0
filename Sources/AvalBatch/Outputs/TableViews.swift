/// Views of the tables: the questions that people ask most, each answered by one name.
struct TableViews {
    /// What it is called.
    let name: String
    private let body: String

    /// What makes it.
    var sql: String { "CREATE VIEW IF NOT EXISTS \(name) AS \(body);" }

    /// All of them, in the order in which they are documented.
    static let all = [
        TableViews(
            name: "q_par_statut",
            body: "SELECT exercice, statut, count(*) AS declarations FROM declarations GROUP BY exercice, statut"),
        TableViews(
            name: "q_anomalies_par_code",
            body: """
                SELECT code, gravite, count(*) AS anomalies, count(DISTINCT declaration) AS declarations
                FROM anomalies GROUP BY code, gravite ORDER BY anomalies DESC, code
                """),
        TableViews(
            name: "q_a_corriger",
            body: """
                SELECT d.adherent, d.numero, a.etape, a.code, a.salarie, a.message, a.reference, a.chemin
                FROM anomalies AS a JOIN declarations AS d ON d.id = a.declaration
                WHERE a.gravite = 'bloquante' ORDER BY d.id, a.rang
                """),
        TableViews(
            name: "q_illisibles",
            body: """
                SELECT f.chemin AS fichier, d.ligne, i.chemin, i.message
                FROM illisibles AS i JOIN declarations AS d ON d.id = i.declaration JOIN fichiers AS f ON f.id = d.fichier
                ORDER BY d.id
                """),
        TableViews(
            name: "q_raisons_illisibles",
            body: "SELECT message AS raison, count(*) AS declarations FROM illisibles GROUP BY message ORDER BY 2 DESC"),
        TableViews(
            name: "q_numeros_repetes",
            body: """
                SELECT numero, exercice, count(*) AS declarations FROM declarations
                WHERE numero IS NOT NULL GROUP BY numero, exercice HAVING count(*) > 1
                """),
        TableViews(
            name: "q_categories",
            body: """
                SELECT d.exercice, s.categorie, count(*) AS salaries
                FROM salaries AS s JOIN declarations AS d ON d.id = s.declaration
                WHERE s.categorie IS NOT NULL GROUP BY d.exercice, s.categorie
                """),
        TableViews(
            name: "q_ecarts_de_categorie",
            body: """
                SELECT d.adherent, d.numero, s.id AS salarie, s.categorie_declaree, s.categorie, s.determinants
                FROM salaries AS s JOIN declarations AS d ON d.id = s.declaration
                WHERE s.categorie_declaree <> s.categorie ORDER BY d.id, s.rang
                """),
        TableViews(
            name: "q_determinants",
            body: """
                SELECT d.exercice, c.value AS determinant, count(*) AS salaries
                FROM salaries AS s JOIN declarations AS d ON d.id = s.declaration
                JOIN json_each('["' || replace(s.determinants, ' ', '","') || '"]') AS c
                WHERE s.present AND s.determinants <> '' GROUP BY d.exercice, c.value
                """),
        TableViews(
            name: "q_montants",
            body: """
                SELECT exercice, statut, count(total_ttc_centimes) AS declarations, sum(total_ht_centimes) AS ht_centimes,
                  sum(total_tva_centimes) AS tva_centimes, sum(total_ttc_centimes) AS ttc_centimes
                FROM declarations WHERE total_ttc_centimes IS NOT NULL GROUP BY exercice, statut
                """),
    ]
}
