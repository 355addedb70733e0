import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalRules
import AvalSource

/// The files of scenarios: YAML lists, by path in byte order.
public enum ScenarioFiles {
    /// The scenario files at or below a path.
    public static func find(_ path: String) -> Result<[SourceFile], FileReadingError> {
        UserFiles.find(path, suffix: ".yaml").flatMap { paths in
            var files: [SourceFile] = []
            for path in paths {
                switch UserFiles.read(path) {
                case .success(let bytes): files.append(SourceFile(path: path, bytes: bytes))
                case .failure(let problem): return .failure(problem)
                }
            }
            return .success(files)
        }
    }
}

/// Plays the experts' scenarios: a declaration, and what its verdict must hold.
public struct ScenarioRunner {
    /// What came of one scenario.
    public struct Outcome: Sendable {
        /// What the scenario is called.
        public let name: String
        /// What is wrong; nil when the verdict is as expected.
        public let finding: Finding?
    }

    /// The keys of a scenario.
    static let keys = ["nom", "declaration", "salarie", "date", "etape", "attendu"]
    private let rulebook: Rulebook
    private let log: FindingLog

    /// A runner with this rulebook; scenarios that cannot be read are told in `log`.
    public init(rulebook: Rulebook, log: FindingLog) {
        self.rulebook = rulebook
        self.log = log
    }

    /// The outcomes of a file's scenarios, in its order.
    public func run(_ file: SourceFile) -> [Outcome] {
        let (root, findings) = YAMLReader.read(file)
        log.add(findings)
        guard let items = root?.list("un fichier de scénarios", log) else { return [] }
        let judge = Judge(rulebook)
        return items.compactMap { item in
            YAMLMap(item, what: "un scénario", log: log).flatMap { run($0, judge) }
        }
    }

    private func run(_ map: YAMLMap, _ judge: Judge) -> Outcome? {
        map.refuseUnknownKeys(Self.keys)
        guard let name = map.requiredString("nom"), map.required("attendu") != nil,
            let expected = map.map("attendu", what: "« attendu »")
        else { return nil }
        expected.refuseUnknownKeys(Expectation.keys)
        let maker = ExampleDeclaration(schema: rulebook.rules.schema)
        let json = maker.json(
            template: rulebook.rules.model.template, declaration: map.field("declaration"),
            salarie: map.field("salarie"),
            date: map.string("date"))
        var options = JudgingOptions()
        if map.has("etape") {
            options.step = map.word("etape", among: Anomaly.Step.allCases.map(\.word)).flatMap {
                Anomaly.Step(word: $0)
            }
        }
        let verdict: JSONValue
        do throws(InputError) {
            verdict = try judge.verdict(of: JSONWriter.bytes(of: json), options: options)
        } catch {
            let finding = ScenarioFinding.unreadable(error.message, pointer: error.pointer)
            return Outcome(name: name, finding: Finding(finding, at: map.head))
        }
        let differences = Expectation(expected, log: log).differences(from: verdict)
        if differences.isEmpty { return Outcome(name: name, finding: nil) }
        return Outcome(name: name, finding: Finding(ScenarioFinding.different(name, differences), at: expected.span))
    }
}

extension Judge {
    /// The verdict of a declaration, read back.
    fileprivate func verdict(of declaration: [UInt8], options: JudgingOptions) throws(InputError) -> JSONValue {
        let output = OutputBuffer()
        _ = try declaration.withUnsafeBytes { bytes in
            Result { () throws(InputError) in try judge(bytes, options: options, into: output) }
        }.get()
        return (try? JSONReader.parse(output.bytes)) ?? .null
    }
}

/// What a scenario expects of a verdict; what it does not say may be anything.
struct Expectation {
    static let keys = ["statut", "anomalies", "categories", "total_ht", "total_tva", "total_ttc"]
    private let map: YAMLMap
    private let log: FindingLog

    init(_ map: YAMLMap, log: FindingLog) {
        self.map = map
        self.log = log
    }

    /// What differs, each in words; empty when all is as expected.
    func differences(from verdict: JSONValue) -> [String] {
        var found: [String] = []
        if let status = map.string("statut"), status != verdict["statut"]?.string {
            found.append("statut \(verdict["statut"]?.string ?? "absent") au lieu de \(status)")
        }
        if map.has("anomalies") { found += anomalies(verdict) }
        for entry in map.map("categories", what: "« categories »")?.entries ?? [] {
            let salarie = (verdict["salaries"]?.array ?? []).first { $0["id"]?.string == entry.name }
            let category = salarie?["categorie"]?.string ?? "aucune"
            if category != entry.value.string {
                found.append("catégorie \(category) pour \(entry.name) au lieu de \(entry.value.string ?? "")")
            }
        }
        for key in ["total_ht", "total_tva", "total_ttc"] {
            guard let expected = map.string(key) else { continue }
            let amount = verdict["estimation"]?[key]?.string ?? "absent"
            if amount != expected { found.append("\(key) \(amount) au lieu de \(expected)") }
        }
        return found
    }

    /// The codes, in any order, each as often as it is expected.
    private func anomalies(_ verdict: JSONValue) -> [String] {
        let expected = (map.texts("anomalies") ?? []).map(\.string).sorted()
        let codes = (verdict["anomalies"]?.array ?? []).compactMap { $0["code"]?.string }.sorted()
        if codes == expected { return [] }
        return ["anomalies [\(codes.joined(separator: ", "))] au lieu de [\(expected.joined(separator: ", "))]"]
    }
}
