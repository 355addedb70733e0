import AvalRules
import AvalValues

extension Observation {
    /// How many lines explain a rule, at most.
    private static let mostLines = 12

    /// Why a rule fired or did not, as lines for its author: what it asks with what was answered, of the first subject of which
    /// it fired, or of the first that there is.
    public func explanation(of code: String) -> [String] {
        let rules = judge.day.rulesInForce
        guard let rule = (rules.declaration + rules.salarie).first(where: { $0.code == code }) else {
            return ["aucun de ses cas ne vaut ce jour-là"]
        }
        guard rule.step <= judge.options.limit else { return ["elle n'est jugée qu'à l'étape « \(rule.step.word) »"] }
        switch rule.walk {
        case .declaration: return lines(judge.state.frame().withView { rule.explanation($0) })
        case .records(let type):
            let rows = judge.record.rows(of: type)
            let taken = (0..<rows.count).filter { index in rule.filter.map { rows[index][$0.index].isTrue } ?? true }
            let fired = (0..<judge.hits.count).map { judge.hits[$0] }.first { rules.rule(of: $0).code == code }
            guard let index = fired.map({ Int($0.row) }) ?? taken.first else {
                return [rows.count == 0 ? "il n'y a rien à juger" : "« pour » n'en retient aucun"]
            }
            return lines(judge.state.frame(row: rows[index]).withView { rule.explanation($0) })
        case .codes, .distinctCodes, .wrongValues, .unknownFields: return []
        }
    }

    private func lines(_ all: [String]) -> [String] {
        all.count <= Self.mostLines ? all : all.prefix(Self.mostLines) + ["…"]
    }
}
