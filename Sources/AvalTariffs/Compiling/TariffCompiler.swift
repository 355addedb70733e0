import AvalSource

/// Checks tariffs against the facts that choose their lines and against each other, and makes their plans.
public struct TariffCompiler {
    private let log: FindingLog
    private let names: TariffNames
    private let bounds: [PriceBounds]

    /// A compiler for rules that know these names; `bounds` are those of the law for what a salarié may cost.
    public init(log: FindingLog, names: TariffNames, bounds: [PriceBounds]) {
        (self.log, self.names, self.bounds) = (log, names, bounds)
    }

    /// These tariffs ready for use, by exercice; not to be used where the log has errors.
    public func compile(_ files: [TariffFile]) -> [Tariff] {
        let facts = FactLookup(log: log, names: names)
        let sorted = files.sorted { $0.exercice < $1.exercice }
        PriceCheck(bounds: bounds, log: log).run(sorted)
        return sorted.map { compile($0, facts) }
    }

    private func compile(_ file: TariffFile, _ facts: FactLookup) -> Tariff {
        let heads = file.selector.flatMap { selector in
            facts.always(selector).map { HeadClaims(selector, $0, log: log) }
        }
        var builder = TariffBuilder(file, heads: heads, facts: facts, log: log)
        for line in file.lines { builder.add(line) }
        return builder.tariff()
    }
}
