import AvalSource

/// What is told of rules as a whole when they are taken, beside what stands in their files.
enum ReloadFinding: FindingKind {
    static let stage = "Reprise des règles"

    case refused
    /// How many warnings `aval check` gives of them.
    case warnings(Int)
    /// What more the daemon was told to ask of them, by the verb that shows it, and how much was found.
    case gate(verb: String, Int)
    /// What nothing exercises, and how much there is; blind where examples alone were at hand.
    case unexercised(Int, isBlind: Bool)
    /// Scenarios or samples that the gate needs cannot be asked.
    case witness(String)
    /// A sample whose verdict differs; `problem` is why it cannot be compared.
    case sample(path: String, problem: String?)
    /// The rules accepted last are refused too: an older program accepted them, and this one does not.
    case keptRefused(folder: String)
    /// The files lack something that is in force.
    case removal(String)
    /// The files of the folders are faulty, and others are in force.
    case filesRefused(count: Int, since: String)

    enum Code: String, FindingCode {
        case refused = "regles_refusees"
        case gate = "barriere_fermee"
        case sample = "echantillon_different"
        case witness = "temoin_illisible"
        case keptRefused = "derniers_acceptes_refuses"
        case removal = "suppression_a_confirmer"
        case filesRefused = "fichiers_refuses"

        var title: FindingTitle {
            switch self {
            case .refused: .error("Règles refusées sans explication")
            case .gate: .error("Règles que la barrière du service refuse")
            case .sample: .error("Échantillon dont le verdict changerait")
            case .witness: .error("Scénarios ou échantillons que la barrière ne peut lire")
            case .keptRefused: .error("Dernières règles acceptées, refusées aussi")
            case .removal: .warning("Suppression à confirmer")
            case .filesRefused: .warning("Fichiers refusés, d'autres règles en vigueur")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .refused: .init(.refused, "Les règles n'ont pu être préparées, sans plus d'explication")
        case .warnings(let count):
            .init(
                .gate, "Les règles sont prises quand « aval check » n'a rien à dire, et il a \(count) constat(s)",
                help: "corrigez chaque constat, avertissements compris")
        case .gate(let verb, let count):
            .init(
                .gate, "Les règles sont prises quand « aval \(verb) » n'a rien à dire, et il a \(count) constat(s)",
                help: "lancez « aval \(verb) » sur ces fichiers")
        case .unexercised(let count, let isBlind):
            .init(
                .gate,
                "Les règles sont prises quand rien n'y échappe aux exemples\(isBlind ? "" : ", scénarios et échantillons"), "
                    + "et \(count) constat(s) disent ce qui leur échappe",
                help: "ajoutez un exemple à chacun"
                    + (isBlind ? ", ou donnez au démon de quoi l'exercer : « --scenarios », « --samples »" : ""))
        case .witness(let problem):
            .init(
                .witness, problem, help: "ce que « --scenarios » et « --samples » donnent au démon doit se lire")
        case .sample(let path, let problem):
            .init(
                .sample, problem ?? "le verdict de « \(path) » n'est plus celui qui est enregistré",
                help: "relisez-le avec « aval golden », puis enregistrez-le s'il est juste")
        case .keptRefused(let folder):
            .init(.keptRefused, "Les dernières règles acceptées, gardées dans « \(folder) », sont refusées aussi")
        case .filesRefused(let count, let origin):
            .init(
                .filesRefused,
                "Les fichiers ont été refusés (constats : \(count)) ; les règles en vigueur viennent de : \(origin)",
                help: "« dernier_chargement » donne les constats")
        case .removal(let names):
            .init(
                .removal, "Ces fichiers n'ont plus ce qui est en vigueur : \(names)",
                help: "pour le supprimer, appelez « recharger » ou envoyez SIGHUP ; sinon rétablissez les fichiers")
        }
    }
}
