import AvalEngine
import AvalRules
import AvalSource
import AvalTariffs
import AvalValues

/// From the files of two folders to a rulebook that judges: the one way in, at start, at each reload and for `check`.
public enum RulebookLoader {
    /// The rulebook of these files with everything found in them; nil when something found stops them from being taken.
    ///
    /// `folders` are those that people know, for what is missing from them. With `runningExamples` the rules' own
    /// examples must pass too, those that are about what the service chose. `evaluation` changes how fast the rulebook judges,
    /// never what.
    public static func load(
        _ files: RuleFiles, folders: RuleFolders, runningExamples: Bool, evaluation: Evaluation = .compiled
    ) -> (rulebook: Rulebook?, findings: [Finding]) {
        let log = FindingLog()
        guard let rulebook = load(files, folders, RuleReader(log: log), evaluation) else {
            return (nil, distinct(log.findings))
        }
        if runningExamples {
            let (found, codes) = TemplateTrial(rulebook).run()
            log.add(found)
            // A rule that fires on the model does so in its examples: that is told once.
            log.add(ExampleRunner(rulebook: rulebook).run().filter { !codes.contains($0.code) }.compactMap(\.finding))
            log.add(TariffExamples(rulebook, log: log).findings(in: files.tariffs))
        }
        return (log.hasErrors ? nil : rulebook, distinct(log.findings))
    }

    /// The rulebook of these files with some of the service's choices set otherwise, by the names of the parameters; nil where
    /// it would not be taken.
    public static func load(_ files: RuleFiles, folders: RuleFolders, settings: TextMap<String>) -> Rulebook? {
        load(files, folders, RuleReader(log: FindingLog(), settings: settings), .compiled)
    }

    private static func load(
        _ files: RuleFiles, _ folders: RuleFolders, _ reader: RuleReader, _ evaluation: Evaluation
    ) -> Rulebook? {
        var reader = reader
        let log = reader.log
        let model = reader.read(files.rules.map { ($0.path, $0.source) }, folder: folders.rules)
        let tariffFiles = TariffReader(log: log).read(
            files.tariffs.map { ($0.path, $0.source) }, folder: folders.tariffs)
        // Names that a broken file should have given would each be told again wherever they are used.
        guard !log.hasErrors || !model.vocabulary.records.isEmpty else { return nil }
        let areTariffsRead = !tariffFiles.isEmpty && tariffFiles.count == files.tariffs.count
        let ruleSet = RuleSetBuilder(log: log, evaluation: evaluation).build(
            model, mentions: areTariffsRead ? tariffFiles.flatMap(\.mentions) : nil)
        let tariffs = TariffCompiler(
            log: log, names: TariffNames(ruleSet, isSound: !log.hasErrors), bounds: PriceBounds.all(ruleSet.model)
        )
        .compile(tariffFiles)
        return log.hasErrors ? nil : Rulebook(rules: ruleSet, tariffs: tariffs, version: files.version)
    }

    /// Each finding once: a wording shared by several subjects is checked for each of them.
    private static func distinct(_ findings: [Finding]) -> [Finding] {
        var seen: Set<Finding> = []
        return findings.filter { seen.insert($0).inserted }
    }
}
