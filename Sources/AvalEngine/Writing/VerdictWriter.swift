import AvalDeclarations
import AvalJSON
import AvalRules
import AvalValues

/// Writes the verdict of the declaration that a judge just judged, field by field as `contract.md` has it.
struct VerdictWriter {
    let judge: Judge
    let output: OutputBuffer

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
        output.put(judge.constants.version)
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

    private func salaries() {
        let (judge, output, constants) = (judge, output, judge.constants)
        let places = judge.places
        guard judge.rules.salarieType > 0 else { return }
        let (base, stride) = judge.record.rows(of: judge.rules.salarieType)
        let masks = judge.givesCategories ? judge.categoryMasks : nil
        let hasOwn = !judge.state.own.isEmpty
        for row in 0..<judge.record.count(of: judge.rules.salarieType) {
            let slots = base + row * stride
            output.put(row == 0 ? "{\"id\":\"" : ",{\"id\":\"")
            output.put(slots[places.id].bytes)
            let isPresent = places.isPresent(slots)
            output.put(isPresent ? "\",\"present\":true" : "\",\"present\":false")
            if isPresent, let masks {
                let category = slots[places.category].word
                output.put(",\"categorie\":")
                output.put(constants.categories[category])
                output.put(",\"motifs\":[")
                let codes = slots[places.carried]
                if codes.tag == .codes {
                    let deciding = codes.payload & masks[category]
                    motives(deciding, constants.codes)
                    if hasOwn { ownMotives(slots, isFirst: deciding == 0) }
                }
                output.put("]")
            }
            output.put("}")
        }
    }

    /// The carried codes of the catalogue that give the winning category, in the catalogue's order.
    @inline(__always)
    private func motives(_ deciding: UInt64, _ codes: UnsafeBufferPointer<UnsafeRawBufferPointer>) {
        var rest = deciding
        while rest != 0 {
            if rest != deciding { output.put(",") }
            output.put(codes[rest.trailingZeroBitCount])
            rest &= rest - 1
        }
    }

    /// The establishment's own determinants that give it, after them.
    private func ownMotives(_ slots: UnsafePointer<Slot>, isFirst: Bool) {
        guard judge.state.deciding(slots).isOwn else { return }
        var isFirst = isFirst
        for entry in judge.record.codes(of: slots[judge.places.carried])
        where entry.index == Slot.noCode && judge.state.own.value(of: entry.bytes) != nil {
            output.put(isFirst ? "\"" : ",\"")
            isFirst = false
            output.put(entry.bytes)
            output.put("\"")
        }
    }

    private func headcount() {
        guard judge.givesCategories else { return output.put("null") }
        output.put("{\"total\":")
        output.put(integer: judge.tally.pointee.presentCount)
        for (category, count) in judge.tally.pointee.counts.enumerated() {
            output.put(",")
            output.put(judge.constants.categories[category])
            output.put(":")
            output.put(integer: count)
        }
        output.put("}")
    }

    // MARK: Money

    private func estimate() {
        guard judge.tariffAsked != nil else { return output.put("null") }
        let fragments = judge.constants.lines[judge.exercice.tariff ?? 0]
        EstimateWriter(estimate: judge.estimate, output: output).write(fragments)
    }

    private func payment() {
        guard judge.options.limit >= .estimation else { return output.put("null") }
        let slot = judge.record.root[judge.rules.slots.paymentMode]
        output.put("{\"mode\":")
        if slot.tag == .word { output.put(judge.constants.modes[slot.word]) } else { output.put("null") }
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
        if judge.tariffAsked != nil {
            EstimateWriter(estimate: judge.estimate, output: output).writeBrief()
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
        let (judge, output, categories) = (judge, output, judge.constants.categories)
        let places = judge.places
        guard judge.rules.salarieType > 0 else { return }
        let (base, stride) = judge.record.rows(of: judge.rules.salarieType)
        let withCategories = judge.givesCategories
        for row in 0..<judge.record.count(of: judge.rules.salarieType) {
            let slots = base + row * stride
            output.put(row == 0 ? "{\"id\":\"" : ",{\"id\":\"")
            output.put(slots[places.id].bytes)
            if withCategories, places.isPresent(slots) {
                output.put("\",\"categorie\":")
                output.put(categories[slots[places.category].word])
                output.put("}")
            } else {
                output.put("\"}")
            }
        }
    }
}
