import AvalSource

/// What can be wrong with the files of the rules as a whole: their names, and that there is something in them.
enum RuleFileFinding: FindingKind {
    static let stage = "Fichiers de règles"

    case missing(String, folder: String)
    case unknown(String, near: String?, known: [String])
    case emptyAnomalies(String)
    case empty(String)
    case notList(String, found: String)

    enum Code: String, FindingCode {
        case missing = "fichier_absent"
        case unknown = "fichier_inconnu"

        var title: FindingTitle {
            switch self {
            case .missing: .error("Fichier de règles absent")
            case .unknown: .error("Fichier de règles au nom inconnu")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .missing(let path, let folder):
            .init(
                .missing, "le fichier « \(path) » manque dans le dossier « \(folder) »",
                help: "remettez ce fichier : sans lui les règles sont incomplètes")
        case .unknown(let path, let near, let known):
            .init(
                .unknown, "« \(path) » n'est le nom d'aucun fichier de règles",
                help: near.map { "vouliez-vous dire « \($0) » ? sinon, \(Self.folders)" }
                    ?? "\(Self.folders) ; les autres fichiers sont \(known.joined(separator: ", "))")
        case .emptyAnomalies(let path):
            .init(.emptyFile, "« \(path) » est vide", help: "écrivez-y des anomalies, ou supprimez-le")
        case .empty(let path):
            .init(
                .emptyFile, "« \(path) » est vide", help: "remettez son contenu, ou reprenez la version précédente")
        case .notList(let path, let found):
            .init(
                .unexpectedValue, "le fichier « \(path) » doit être une liste, pas \(found)",
                help: "faites commencer chaque élément par un tiret : « - code: … »")
        }
    }

    private static let folders =
        "les anomalies vont sous « anomalies/ », les listes de codes sous « nomenclatures/ » ; des faits peuvent aller sous"
        + " « faits/ », des déterminants sous « determinants/ »"
}
