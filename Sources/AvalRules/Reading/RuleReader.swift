import AvalSource
import AvalValues

/// Reads the rule files into a model: every file, every finding, nothing thrown.
///
/// The names of the files say what is in them; a file with another name is told and passed over.
public struct RuleReader {
    /// What was found.
    public let log: FindingLog
    /// What the readers of each file find, before what follows from something unreadable is taken out.
    private let draft = FindingLog()
    private var doubts = Doubts()
    private var roots: TextMap<YAMLNode> = [:]
    private var files: TextMap<SourceFile> = [:]
    /// The files of each part that may be several, in byte order of their paths.
    private var anomalyFiles: [String] = []
    private var nomenclatureFiles: [String] = []
    private var determinantFiles: [String] = []
    private var factFiles: [String] = []
    /// What the service's own choices are set to instead of what their file says, by the names of the parameters.
    private let settings: TextMap<String>

    /// The files that must be there, by their path in the folder of the rules; those of `severalFiles` may be a folder of
    /// files instead, or besides.
    static let required = [
        "couverture.yaml", "vocabulaire.yaml", "categories.yaml", "determinants.yaml", "faits.yaml", "paiements.yaml",
        "campagnes.yaml", "modele.yaml",
    ]

    /// The files that may be missing: then the rules say nothing of what is in them.
    static let optional = [
        "cout_moyen_national.yaml", "fermetures.yaml", "hors_controle.yaml", "jours_feries.yaml", "rendez_vous.yaml",
        "service.yaml", "situations.yaml", "suivi.yaml",
    ]

    /// A reader that tells its findings to `log`; `settings` are what the service's own choices are set to instead of what
    /// their file says, by the names of the parameters.
    public init(log: FindingLog, settings: TextMap<String> = [:]) { (self.log, self.settings) = (log, settings) }

    /// The model of these files; what could not be read is left out and has its findings.
    ///
    /// `files` are the folder's, each with its path relative to it; `folder` is theirs as people know it.
    public mutating func read(_ files: [(path: String, file: SourceFile)], folder: String) -> RuleModel {
        for (path, file) in files.sorted(by: { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }) {
            sort(path, file)
        }
        for path in Self.required where self.files[path] == nil && !hasSeveral(path) {
            log.add(RuleFileFinding.missing(path, folder: folder), at: nil)
        }
        var model = model()
        noteMissing(in: &model)
        log.add(draft.findings.filter(doubts.leaveStanding))
        return model
    }

    /// Whether a folder of files stands for a file.
    private func hasSeveral(_ path: String) -> Bool {
        path == Self.facts ? !factFiles.isEmpty : path == Self.determinants && !determinantFiles.isEmpty
    }

    private static let facts = "faits.yaml"
    private static let holidays = "jours_feries.yaml"
    private static let closures = "fermetures.yaml"
    private static let determinants = "determinants.yaml"

    /// Notes which names and words may be missing because a file or an entry could not be read.
    private func noteMissing(in model: inout RuleModel) {
        func isLost(_ path: String) -> Bool { roots[path] == nil || files[path].map(doubts.haveSpoiled) ?? true }
        func isShort(_ path: String, _ count: Int) -> Bool { (roots[path]?.items?.count ?? -1) != count }
        func areLost(_ paths: [String]) -> Bool { paths.isEmpty || paths.contains(where: isLost) }
        let factCounts = factFiles.map { FactReader.count(in: roots[$0]) }
        let anomalies = anomalyFiles.contains { path in files[path].map(doubts.haveSpoiled) ?? false }
        model.doubts = doubts
        model.doubts.lacksNames =
            isLost("vocabulaire.yaml") || areLost(factFiles) || factCounts.contains(nil)
            || model.facts.count != factCounts.reduce(0) { $0 + ($1 ?? 0) }
            || nomenclatureFiles.count != model.nomenclatures.reduce(0) { $0 + $1.list.editions.count }
            || files[Self.holidays] != nil && (model.holidays == nil || isLost(Self.holidays))
            || files[Self.closures] != nil && (model.closures == nil || isLost(Self.closures))
            || !hasParameters(model.parameters.count)
        model.doubts.lacksWords =
            areLost(determinantFiles)
            || determinantFiles.reduce(0) { $0 + (roots[$1]?.items?.count ?? 0) } != model.determinants.count
            || isLost("paiements.yaml") || isShort("paiements.yaml", model.paymentModes.count)
            || isLost("categories.yaml") || model.categories.isIncomplete
        model.doubts.lacksUses =
            doubts.lacksUses || anomalies || areLost(determinantFiles)
            || files["suivi.yaml"] != nil && isLost("suivi.yaml")
            || files["situations.yaml"] != nil && isShort("situations.yaml", model.situations?.count ?? 0)
            || files["rendez_vous.yaml"] != nil && (model.appointments == nil || isLost("rendez_vous.yaml"))
            || model.anomalies.count
                != anomalyFiles.reduce(0) { $0 + (AnomalyFileReader.items(in: roots[$1])?.count ?? 0) }
    }

    /// Whether the service's own choices that could be read are all that are written.
    private func hasParameters(_ count: Int) -> Bool {
        guard let file = files["service.yaml"] else { return true }
        return roots["service.yaml"]?.items?.count == count && !doubts.haveSpoiled(file)
    }

    private mutating func sort(_ path: String, _ file: SourceFile) {
        if path.hasPrefix("anomalies/") {
            anomalyFiles.append(path)
        } else if path.hasPrefix("nomenclatures/") {
            nomenclatureFiles.append(path)
        } else if path == Self.determinants || path.hasPrefix("determinants/") {
            determinantFiles.append(path)
        } else if path == Self.facts || path.hasPrefix("faits/") {
            factFiles.append(path)
        } else if !Self.required.contains(path), !Self.optional.contains(path) {
            log.add(Self.unknown(path), at: SourceSpan(file: file, lower: 0, upper: 0))
            doubts.lacksUses = true
            return
        }
        files[path] = file
        let (root, found) = YAMLReader.read(file)
        let structure = StructureCheck.findings(in: file, parts: RuleKeys.all.map(\.keys), lists: RuleKeys.lists)
        let repeated = RepeatedKeys(found, in: root)
        let findings = StructureCheck.leading(structure, repeated.findings)
        doubts.add(findings, in: root)
        doubts.hasLostLines = doubts.hasLostLines || !structure.isEmpty || repeated.lackDash
        log.add(findings.filter(doubts.leaveReading))
        roots[path] = root
        guard root == nil, findings.isEmpty else { return }
        let start = SourceSpan(file: file, lower: 0, upper: 0)
        if path.hasPrefix("anomalies/") {
            log.add(RuleFileFinding.emptyAnomalies(path), severity: .warning, at: start)
        } else {
            log.add(RuleFileFinding.empty(path), at: start)
        }
    }

    private static func unknown(_ path: String) -> RuleFileFinding {
        let known = required + optional
        let stems = known.map { String($0.dropLast(".yaml".count)) }
        let stem = path.hasSuffix(".yaml") ? String(path.dropLast(".yaml".count)) : path
        return .unknown(path, near: Nearest.word(of: stem, among: stems).map { $0 + ".yaml" }, known: known)
    }

    private func model() -> RuleModel {
        let log = draft
        var categories = CategoryReader(log: log).read(map("categories.yaml", "le fichier des catégories"))
        categories.isIncomplete = categories.isIncomplete || files["categories.yaml"].map(doubts.haveSpoiled) == true
        let words = categories.isIncomplete ? nil : categories.words
        let written = ParameterReader(log: log, categories: words).read(items("service.yaml"))
        let parameters = written.map { parameter in settings[parameter.code].flatMap(parameter.set) ?? parameter }
        let uses = ParameterUse(parameters: parameters, isComplete: hasParameters(parameters.count), log: log)
        let coverage = map("couverture.yaml", "la couverture").flatMap { map -> Int? in
            map.refuseUnknownKeys(RuleKeys.coverage)
            map.checkReview()
            return map.requiredDay("du")
        }
        return RuleModel(
            coverage: coverage ?? 0,
            vocabulary: VocabularyReader(log: log).read(map("vocabulaire.yaml", "le vocabulaire")),
            categories: categories,
            determinants: DeterminantReader(log: log, categories: words, parameters: uses)
                .read(determinantFiles.flatMap { items($0) }),
            followUps: files["suivi.yaml"].map { _ in
                FollowUpReader(log: log).read(items("suivi.yaml"), categories: words, parameters: uses)
            },
            facts: FactReader(log: log).read(factFiles.compactMap { map($0, "le fichier des faits") }),
            paymentModes: PaymentReader(log: log).read(items("paiements.yaml")),
            campaigns: CampaignReader(log: log).read(items("campagnes.yaml")),
            situations: files["situations.yaml"].map { _ in
                SituationReader(log: log).read(items("situations.yaml"))
            },
            nomenclatures: NomenclatureAssembly(log: log).lists(of: editions),
            averageCosts: map("cout_moyen_national.yaml", "le coût moyen national").flatMap {
                AverageCostReader(log: log).read($0)
            },
            holidays: map(Self.holidays, "le fichier des jours fériés").map { HolidayReader(log: log).read($0) },
            closures: map(Self.closures, "le fichier des fermetures").map {
                HolidayReader(log: log).read(closures: $0)
            },
            appointments: map("rendez_vous.yaml", "le fichier des rendez-vous").flatMap {
                AppointmentReader(log: log).read($0)
            },
            anomalies: anomalyFiles.flatMap { anomalies($0) },
            parameters: parameters,
            uncontrolled: UncontrolledReader(log: log).read(items("hors_controle.yaml")),
            template: roots["modele.yaml"]
        )
    }

    private func anomalies(_ path: String) -> [Anomaly] {
        let reader = AnomalyFileReader(log: draft, path: path)
        guard AnomalyFileReader.hasKeys(roots[path]) else { return reader.read(items(path)) }
        return map(path, "le fichier d'anomalies").map { reader.read($0) } ?? []
    }

    private var editions: [NomenclatureReader.Edition] {
        nomenclatureFiles.compactMap { path in
            map(path, "la nomenclature").flatMap { NomenclatureReader(log: draft).read($0) }
        }
    }

    private func map(_ path: String, _ what: String) -> YAMLMap? {
        roots[path].flatMap { YAMLMap($0, what: what, log: draft) }
    }

    private func items(_ path: String) -> [YAMLNode] {
        guard let root = roots[path] else { return [] }
        // A line without its indentation makes the whole file look like something else: the mistake has its finding.
        if root.items == nil, files[path].map(doubts.haveSpoiled) == true { return [] }
        guard let items = root.items else {
            draft.add(
                RuleFileFinding.notList(path, found: root.describedKind),
                at: root.entries?.first?.key.span ?? root.span)
            return []
        }
        return items
    }
}
