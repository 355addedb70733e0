import AvalJSON
import AvalTariffs

/// Writes the estimate of a verdict.
struct EstimateWriter {
    let estimate: Estimate
    let output: OutputBuffer

    /// The whole estimate, made by the tariff of this index in the rulebook.
    func write(_ constants: VerdictConstants, tariff: Int) {
        output.put("{\"lignes\":[")
        for index in 0..<estimate.lineCount {
            if index > 0 { output.put(",") }
            line(index, constants.line(index, of: tariff))
        }
        output.put("],\"tva\":[")
        for index in 0..<estimate.rateCount {
            if index > 0 { output.put(",") }
            tax(estimate.tax(ofRate: index))
        }
        output.put("],")
        totals(estimate.excludingTax, estimate.tax)
        output.put(",\"devise\":\"EUR\",\"confirmee\":")
        output.put(estimate.isConfirmed ? "true" : "false")
        if estimate.callCount > 0 { schedule(constants, tariff) }
        output.put("}")
    }

    /// The totals alone.
    func writeBrief() {
        output.put("{")
        totals(estimate.excludingTax, estimate.tax)
        output.put("}")
    }

    private func line(_ index: Int, _ fragments: EstimateFragments) {
        let line = estimate.line(index)
        output.put(fragments.opening)
        output.put(integer: line.quantity)
        output.put(fragments.price)
        if !fragments.hasPrice {
            output.put(hundredths: line.price)
            output.put(EstimateFragments.total)
        }
        output.put(hundredths: line.total)
        output.put(fragments.rate)
        if let detail = estimate.detail(ofLine: index) {
            output.put(",\"detail\":")
            output.put(jsonString: detail)
        }
        output.put("}")
    }

    private func tax(_ tax: RateTax) {
        output.put("{\"taux\":\"")
        output.put(hundredths: tax.rate)
        output.put("\",\"base_ht\":\"")
        output.put(hundredths: tax.base)
        output.put("\",\"montant\":\"")
        output.put(hundredths: tax.amount)
        output.put("\"}")
    }

    /// The calls of the size, which add up to the totals.
    private func schedule(_ constants: VerdictConstants, _ tariff: Int) {
        output.put(",\"echeancier\":[")
        for index in 0..<estimate.callCount {
            if index > 0 { output.put(",") }
            let call = estimate.call(index)
            output.put(constants.call(estimate.firstCall + index, of: tariff))
            totals(call.excludingTax, call.tax)
            output.put("}")
        }
        output.put("]")
    }

    private func totals(_ excludingTax: Int, _ tax: Int) {
        output.put("\"total_ht\":\"")
        output.put(hundredths: excludingTax)
        output.put("\",\"total_tva\":\"")
        output.put(hundredths: tax)
        output.put("\",\"total_ttc\":\"")
        output.put(hundredths: excludingTax + tax)
        output.put("\"")
    }
}
