import AvalValues

extension Compiler {
    /// `years and months duration(a, b).years` against a number that is written out: a year has 365 or 366 days, so that the
    /// days alone nearly always decide, and the calendar is asked only near the anniversary.
    func years(_ sign: Comparison, _ left: Node, _ right: Node, of node: Node) -> TruthCode? {
        guard case .path(let call, "years") = left.form, case .months(let from, let to)? = compiledCall(call),
            let years = Self.whole(right), (1...1000).contains(years), sign != .equal, sign != .unequal,
            let exact = exactYears(sign, left, right, of: node)
        else { return nil }
        let (order, least, most) = (OrderTest(sign), 365 * years, 366 * (years + 1))
        return TruthCode { block, asked in
            var near: UInt64 = 0
            let found = from.column(block, asked) { starts in
                to.column(block, asked) { ends in
                    var found = TruthMask(yes: 0, no: 0)
                    forEach(asked) { index in
                        let (start, end) = (starts[index], ends[index])
                        let bit = UInt64(1) << UInt64(index)
                        if start.isNull || end.isNull { return }
                        let days = end.day - start.day
                        if days >= least, days < most { return near |= bit }
                        if days < least ? order.less : order.greater { found.yes |= bit } else { found.no |= bit }
                    }
                    return found
                }
            }
            if near == 0 { return found }
            let rest = exact.run(block, near)
            return TruthMask(yes: found.yes | rest.yes, no: found.no | rest.no)
        }
    }

    private func exactYears(_ sign: Comparison, _ left: Node, _ right: Node, of node: Node) -> TruthCode? {
        guard let left = operand(left), let right = operand(right) else { return nil }
        return numbers(sign, left.code, right.code, otherwise: slowTruth(node))
    }
}
