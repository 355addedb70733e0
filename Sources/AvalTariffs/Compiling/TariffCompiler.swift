import AvalSource

/// Checks tariffs against the words of the facts that choose their lines, and makes their plans.
public struct TariffCompiler {
    private let log: FindingLog
    private let names: TariffNames

    /// A compiler for rules that know these names.
    public init(log: FindingLog, names: TariffNames) {
        self.log = log
        self.names = names
    }

    /// These tariffs ready for use, by exercice; not to be used where the log has errors.
    public func compile(_ files: [TariffFile]) -> [Tariff] {
        let facts = FactLookup(log: log, names: names)
        return files.sorted { $0.exercice < $1.exercice }.map { compile($0, facts) }
    }

    private func compile(_ file: TariffFile, _ facts: FactLookup) -> Tariff {
        let heads = file.selector.flatMap { selector in
            facts.always(selector).map { HeadWords(selector, $0, isWhole: file.isWhole, log: log) }
        }
        var builder = TariffBuilder(heads: heads, facts: facts, log: log)
        for line in file.lines { builder.add(line) }
        return builder.tariff(file)
    }
}
