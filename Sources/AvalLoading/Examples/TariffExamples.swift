import AvalEngine
import AvalRules
import AvalSource
import AvalTariffs
import AvalValues

/// The examples that the lines of tariffs carry: a small declaration of their exercice, and what the line makes of it.
public struct TariffExamples {
    /// The keys of one.
    static let keys = ["nom", "declaration", "salarie", "date"] + TariffTrial.expectations
    private let rulebook: Rulebook
    private let log: FindingLog

    /// The examples for a rulebook; those that cannot be read are told in `log`.
    public init(_ rulebook: Rulebook, log: FindingLog) {
        self.rulebook = rulebook
        self.log = log
    }

    /// What is wrong with the examples of these files once they are judged, in their order.
    func findings(in files: [RuleFiles.Entry]) -> [Finding] {
        let trials = trials(in: files)
        guard !trials.isEmpty else { return [] }
        let judge = Judge(rulebook)
        return trials.compactMap { $0.finding(by: judge) }
    }

    /// The examples of these files ready to be judged, in their order.
    public func trials(in files: [RuleFiles.Entry]) -> [TariffTrial] {
        files.flatMap { entry -> [TariffTrial] in
            // What is wrong with the file itself is told where the tariff is read.
            let silent = FindingLog()
            guard let root = YAMLReader.read(entry.source).0, let tariff = YAMLMap(root, what: "un tarif", log: silent),
                let exercice = tariff.entry("exercice")?.value.string.flatMap({ Int($0) })
            else { return [] }
            return (tariff.maps("lignes", what: "une ligne") ?? []).flatMap { trials(of: $0, exercice) }
        }
    }

    private func trials(of line: YAMLMap, _ exercice: Int) -> [TariffTrial] {
        guard let code = line.entry("code")?.value.string, let node = line.entry("exemples")?.value else { return [] }
        let items = node.list("« exemples »", log) ?? []
        return items.compactMap { item in
            YAMLMap(item, what: "un exemple", log: log).flatMap { trial($0, of: code, exercice) }
        }
    }

    private func trial(_ map: YAMLMap, of code: String, _ exercice: Int) -> TariffTrial? {
        map.refuseUnknownKeys(Self.keys)
        guard TariffTrial.expectations.contains(where: map.has) else {
            log.add(TariffExampleFinding.nothingExpected, at: map.head)
            return nil
        }
        let rules = rulebook.rules
        rules.check(declaration: map.field("declaration"), salarie: map.field("salarie"), log: log)
        return TariffTrial(map, of: code, exercice, rules, ExampleDeclaration(schema: rules.schema))
    }
}
