import AvalSource

/// Reads the rule files into a model: every file, every finding, nothing thrown.
///
/// The names of the files say what is in them; a file with another name is told and passed over.
public struct RuleReader {
    /// What was found.
    public let log: FindingLog
    private var roots: [String: YAMLNode] = [:]
    private var files: [String: SourceFile] = [:]
    /// The files of the folder `anomalies`, in byte order of their paths.
    private var anomalyFiles: [String] = []
    private var nomenclatureFiles: [String] = []

    /// The files that must be there, by their path in the folder of the rules.
    static let required = [
        "couverture.yaml", "vocabulaire.yaml", "categories.yaml", "determinants.yaml", "faits.yaml", "paiements.yaml",
        "campagnes.yaml", "modele.yaml",
    ]

    /// A reader of `files`, whose paths are relative to the folder of the rules.
    public init(log: FindingLog) { self.log = log }

    /// The model of these files; what could not be read is left out and has its findings.
    ///
    /// `files` are the folder's, each with its path relative to it; `place` is the folder as people know it.
    public mutating func read(_ files: [(path: String, file: SourceFile)], place: String) -> RuleModel {
        for (path, file) in files.sorted(by: { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }) {
            sort(path, file)
        }
        for path in Self.required where self.files[path] == nil {
            log.error(
                "fichier_absent", "le fichier « \(path) » manque dans le dossier « \(place) »", at: nil,
                help: "remettez ce fichier : sans lui les règles sont incomplètes")
        }
        return model()
    }

    private mutating func sort(_ path: String, _ file: SourceFile) {
        if path.hasPrefix("anomalies/") {
            anomalyFiles.append(path)
        } else if path.hasPrefix("nomenclatures/") {
            nomenclatureFiles.append(path)
        } else if !Self.required.contains(path) {
            log.error(
                "fichier_inconnu", "« \(path) » n'est le nom d'aucun fichier de règles",
                at: Span(file: file, lower: 0, upper: 0),
                help: "rangez les anomalies sous « anomalies/ » et les listes de codes sous « nomenclatures/ » ; les autres "
                    + "fichiers sont \(Self.required.joined(separator: ", "))")
            return
        }
        files[path] = file
        let (root, findings) = YAMLReader.read(file)
        log.add(findings)
        roots[path] = root
        if root == nil, findings.isEmpty, !path.hasPrefix("anomalies/") {
            log.error(
                "fichier_vide", "« \(path) » est vide", at: Span(file: file, lower: 0, upper: 0),
                help: "remettez son contenu, ou reprenez la version précédente")
        }
    }

    private func model() -> RuleModel {
        let categories = CategoryReader(log: log).read(map("categories.yaml", "le fichier des catégories"))
        let coverage = map("couverture.yaml", "la couverture").flatMap { map -> Int? in
            map.refuseUnknownKeys(["du", "reference", "doute"])
            return map.requiredDay("du")
        }
        return RuleModel(
            coverage: coverage ?? 0,
            vocabulary: VocabularyReader(log: log).read(map("vocabulaire.yaml", "le vocabulaire")),
            categories: categories,
            determinants: DeterminantReader(log: log, categories: categories.words).read(items("determinants.yaml")),
            facts: FactReader(log: log).read(map("faits.yaml", "le fichier des faits")),
            paymentModes: PaymentReader(log: log).read(items("paiements.yaml")),
            campaigns: CampaignReader(log: log).read(items("campagnes.yaml")),
            nomenclatures: nomenclatureFiles.compactMap { path in
                map(path, "la nomenclature").flatMap { NomenclatureReader(log: log).read($0) }
            },
            anomalies: anomalyFiles.flatMap { path in
                AnomalyReader(log: log, path: path).read(items(path))
            },
            template: roots["modele.yaml"]
        )
    }

    private func map(_ path: String, _ what: String) -> YAMLMap? {
        roots[path].flatMap { YAMLMap($0, what: what, log: log) }
    }

    private func items(_ path: String) -> [YAMLNode] {
        guard let root = roots[path] else { return [] }
        return root.list("le fichier « \(path) »", log) ?? []
    }
}
