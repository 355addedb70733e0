import AvalDeclarations
import AvalJSON
import AvalRules
import AvalTariffs
import AvalValues

/// Writes the verdict of the declaration that a judge just judged, field by field as `contract.md` has it.
struct VerdictWriter {
    let judge: Judge
    let output: ByteBuffer

    func write(_ status: Status, fingerprint: String?) {
        if judge.options.brief { return writeBrief(status, fingerprint: fingerprint) }
        let isWhole = judge.options.limit == .signature
        output.put("{\"numero\":")
        number()
        output.put(",\"statut\":\"")
        output.put(text: status.rawValue)
        output.put(isWhole && status != .refused ? "\",\"signable\":true" : "\",\"signable\":false")
        output.put(",\"date\":\"")
        date(judge.record.root[judge.rules.rootSlot(.referenceDate)].day)
        output.put("\"")
        if let step = judge.options.step {
            output.put(",\"etape\":\"")
            output.put(text: step.word)
            output.put("\"")
        }
        output.put(judge.rulebook.constants.version)
        output.put(",\"anomalies\":[")
        AnomalyWriter(judge: judge, output: output).writeAll()
        output.put("],\"salaries\":[")
        salaries()
        output.put("],\"effectif\":")
        headcount()
        output.put(",\"estimation\":")
        estimate()
        output.put(",\"paiement\":")
        payment()
        finish(fingerprint)
    }

    /// The declaration's number, or null.
    private func number() {
        let slot = judge.record.root[judge.rules.slots.number]
        if slot.isNull { return output.put("null") }
        output.put("\"")
        output.put(slot.bytes)
        output.put("\"")
    }

    /// A day as ISO 8601.
    private func date(_ day: Int) { SlotWriter.iso(CalendarDate(dayNumber: day), output) }

    // MARK: Salariés

    private var hasCategories: Bool { judge.options.limit >= .categories && judge.state.segment != nil }

    private func salaries() {
        let rules = judge.rules
        guard rules.salarieType > 0 else { return }
        let id = rules.slots.id
        let category = rules.salarieSlot(.category)
        let (base, stride) = judge.record.rows(of: rules.salarieType)
        let withCategories = hasCategories
        for row in 0..<judge.record.count(of: rules.salarieType) {
            let slots = base + row * stride
            output.put(row == 0 ? "{\"id\":\"" : ",{\"id\":\"")
            output.put(slots[id].bytes)
            let isPresent = judge.places.isPresent(slots)
            output.put(isPresent ? "\",\"present\":true" : "\",\"present\":false")
            if isPresent, withCategories {
                output.put(",\"categorie\":")
                output.put(judge.rulebook.constants.categories[slots[category].word])
                output.put(",\"motifs\":[")
                motives(slots)
                output.put("]")
            }
            output.put("}")
        }
    }

    /// The carried codes of the winning category: those of the catalogue in its order, then the establishment's own.
    private func motives(_ slots: UnsafePointer<Slot>) {
        let (mask, isOwn) = judge.state.deciding(slots)
        var rest = mask
        var isFirst = true
        while rest != 0 {
            if !isFirst { output.put(",") }
            isFirst = false
            output.put(judge.rulebook.constants.codes[rest.trailingZeroBitCount])
            rest &= rest - 1
        }
        guard isOwn else { return }
        for entry in judge.record.codes(of: slots[judge.rules.slots.carriedCodes])
        where entry.index == Slot.noCode && judge.state.own.value(of: entry.bytes) != nil {
            output.put(isFirst ? "\"" : ",\"")
            isFirst = false
            output.put(entry.bytes)
            output.put("\"")
        }
    }

    private func headcount() {
        guard hasCategories else { return output.put("null") }
        output.put("{\"total\":")
        output.put(integer: judge.tally.pointee.presentCount)
        for (category, count) in judge.tally.pointee.counts.enumerated() {
            output.put(",")
            output.put(judge.rulebook.constants.categories[category])
            output.put(":")
            output.put(integer: count)
        }
        output.put("}")
    }

    // MARK: Money

    private func estimate() {
        guard judge.options.limit >= .estimation, judge.state.segment != nil, let tariff = judge.tariff else {
            return output.put("null")
        }
        let quantities = UnsafeBufferPointer(judge.tally.pointee.quantities)
        let estimate = tariff.estimate(quantities: quantities)
        output.put("{\"lignes\":[")
        for (index, line) in judge.rulebook.constants.lines[judge.place.tariff ?? 0].enumerated() {
            if index > 0 { output.put(",") }
            output.put(line.before)
            output.put(integer: quantities[index])
            output.put(line.price)
            output.put(hundredths: estimate.totals[index])
            output.put(line.rate)
        }
        output.put("],\"tva\":[")
        for (index, vat) in estimate.vat.enumerated() {
            output.put(index == 0 ? "{\"taux\":\"" : ",{\"taux\":\"")
            output.put(hundredths: vat.rate)
            output.put("\",\"base_ht\":\"")
            output.put(hundredths: vat.base)
            output.put("\",\"montant\":\"")
            output.put(hundredths: vat.amount)
            output.put("\"}")
        }
        output.put("],")
        totals(estimate.excludingTax, estimate.tax)
        output.put(",\"devise\":\"EUR\",\"confirmee\":")
        output.put(tariff.isDeduced ? "false}" : "true}")
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

    private func payment() {
        guard judge.options.limit >= .estimation else { return output.put("null") }
        let slot = judge.record.root[judge.rules.slots.paymentMode]
        output.put("{\"mode\":")
        if slot.tag == .word { output.put(judge.rulebook.constants.modes[slot.word]) } else { output.put("null") }
        let accepted = slot.tag == .word && !AnomalyWriter(judge: judge, output: output).concernsPayment
        output.put(accepted ? ",\"accepte\":true}" : ",\"accepte\":false}")
    }

    // MARK: Brief

    private func writeBrief(_ status: Status, fingerprint: String?) {
        output.put("{\"numero\":")
        number()
        output.put(",\"statut\":\"")
        output.put(text: status.rawValue)
        output.put("\",\"anomalies\":[")
        AnomalyWriter(judge: judge, output: output).writeBrief()
        output.put("],\"salaries\":[")
        briefSalaries()
        output.put("],\"estimation\":")
        if judge.options.limit >= .estimation, judge.state.segment != nil, let tariff = judge.tariff {
            let sums = tariff.totals(quantities: UnsafeBufferPointer(judge.tally.pointee.quantities))
            output.put("{")
            totals(sums.excludingTax, sums.tax)
            output.put("}")
        } else {
            output.put("null")
        }
        finish(fingerprint)
    }

    /// The declaration's fingerprint, where it was asked for, and the end.
    private func finish(_ fingerprint: String?) {
        if let fingerprint {
            output.put(",\"empreinte\":")
            output.put(jsonString: fingerprint)
        }
        output.put("}")
    }

    private func briefSalaries() {
        let (rules, output) = (judge.rules, self.output)
        guard rules.salarieType > 0 else { return }
        let id = rules.slots.id
        let category = rules.salarieSlot(.category)
        let (base, stride) = judge.record.rows(of: rules.salarieType)
        let withCategories = hasCategories
        judge.rulebook.constants.categories.withUnsafeBufferPointer { categories in
            for row in 0..<judge.record.count(of: rules.salarieType) {
                let slots = base + row * stride
                output.put(row == 0 ? "{\"id\":\"" : ",{\"id\":\"")
                output.put(slots[id].bytes)
                if withCategories, judge.places.isPresent(slots) {
                    output.put("\",\"categorie\":")
                    output.put(categories[slots[category].word])
                    output.put("}")
                } else {
                    output.put("\"}")
                }
            }
        }
    }
}
