import AvalRules
import AvalValues

/// What a judgement came to and what it looked at on the way, for those who ask what examples prove.
///
/// Judging keeps none of it: it is found out afterwards, from the hits, the record and the day. Good until the judge's next
/// declaration, and only as long as the bytes of this one stand in memory.
public struct Observation {
    let judge: Judge

    /// What `judge` judged last; meaningless where that declaration could not be judged.
    public init(_ judge: Judge) { self.judge = judge }

    /// A period of a determinant that gave a present salarié his category.
    public struct Decided: Sendable {
        /// The determinant, by its index in the catalogue.
        public let determinant: Int
        /// The period, by its index among the determinant's.
        public let period: Int
        /// The salarié's identifier.
        public let salarie: String
    }

    /// The exercice of the declaration.
    public var exercice: Int { Judged(judge).exercice }

    /// The periods of determinants that gave present salariés their categories; none where the verdict gives none.
    public var decided: [Decided] {
        let judgement = Judgement(judge)
        guard judgement.givesCategories, judge.rules.salarieType > 0 else { return [] }
        let day = Judged(judge).day
        let rows = judge.record.rows(of: judge.rules.salarieType)
        return (0..<rows.count).filter { judge.layout.isPresent(rows[$0]) }.flatMap { index -> [Decided] in
            let row = rows[index]
            let mask = judge.state.deciding(row).mask
            return judge.rules.model.determinants.enumerated().compactMap { code, determinant in
                guard mask >> UInt64(code) & 1 == 1,
                    let period = determinant.periods.firstIndex(where: { $0.validity.contains(day) })
                else { return nil }
                return Decided(determinant: code, period: period, salarie: row[judge.layout.id].bytes.text)
            }
        }
    }

    /// The day that the declaration was judged on, as a day number.
    public var day: Int { Judged(judge).day }

    /// What an estimate billed.
    public struct Billed: Sendable {
        /// The tariff, by its index.
        public let tariff: Int
        /// The lines that bill something, by their indexes.
        public let lines: [Int]
        /// What the estimate says of how the numbers of such lines came about.
        public let details: [(line: Int, text: String)]
    }

    /// What the estimate billed; nil without one.
    public var billed: Billed? {
        let judgement = Judgement(judge)
        guard let tariff = judgement.tariffIndex else { return nil }
        let estimate = judgement.estimate
        let lines = (0..<estimate.lineCount).filter { estimate.line($0).quantity != 0 }
        return Billed(
            tariff: tariff, lines: lines,
            details: lines.compactMap { line in estimate.detail(ofLine: line).map { (line, $0) } })
    }

    /// The rows of a table that give its fact for some record of the declaration, by their indexes.
    public func rows(of table: TableFact) -> Set<Int> {
        guard table.type > 0 else {
            return Set(judge.state.frame().withView { table.givingRows(in: $0) })
        }
        let rows = judge.record.rows(of: table.type)
        return (0..<rows.count).reduce(into: []) { found, row in
            found.formUnion(judge.state.frame(row: rows[row]).withView { table.givingRows(in: $0) })
        }
    }
}
