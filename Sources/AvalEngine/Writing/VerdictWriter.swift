import AvalDeclarations
import AvalJSON
import AvalRules
import AvalValues

/// Writes the verdict of the declaration that a judge just judged, field by field as `contract.md` has it.
struct VerdictWriter {
    let judgement: Judgement
    let output: OutputBuffer

    func write(_ status: Status, fingerprint: String?) {
        if judgement.options.brief { return writeBrief(status, fingerprint: fingerprint) }
        let isWhole = judgement.options.limit == .signature
        output.put("{\"numero\":")
        number()
        output.put(",\"statut\":\"")
        output.put(text: status.rawValue)
        output.put(isWhole && status != .refused ? "\",\"signable\":true" : "\",\"signable\":false")
        output.put(",\"date\":\"")
        date(judgement.record.root[judgement.rules.rootSlot(.referenceDate)].day)
        output.put("\"")
        if let step = judgement.options.step {
            output.put(",\"etape\":\"")
            output.put(text: step.word)
            output.put("\"")
        }
        output.put(judgement.constants.version)
        output.put(",\"anomalies\":[")
        AnomalyWriter(judgement: judgement, output: output).writeAll()
        output.put("],\"salaries\":[")
        salaries()
        output.put("],\"effectif\":")
        headcount()
        output.put(",\"estimation\":")
        estimate()
        output.put(",\"paiement\":")
        payment()
        situation()
        finish(fingerprint)
    }

    /// The declaration's number, or null.
    private func number() {
        let slot = judgement.record.root[judgement.rules.slots.number]
        if slot.isNull { return output.put("null") }
        output.put("\"")
        output.put(slot.bytes)
        output.put("\"")
    }

    /// A day as ISO 8601.
    private func date(_ day: Int) { SlotWriter.iso(CalendarDate(dayNumber: day), output) }

    // MARK: Salariés

    private func salaries() {
        let (judgement, output, constants) = (judgement, output, judgement.constants)
        let layout = judgement.layout
        guard judgement.rules.salarieType > 0 else { return }
        let rows = judgement.record.rows(of: judgement.rules.salarieType)
        let masks = judgement.givesCategories ? judgement.categoryMasks : nil
        let hasOwn = judgement.hasOwnDeterminants
        let followUps = FollowUpWriter(judgement, output)
        for row in 0..<rows.count {
            let slots = rows[row]
            output.put(row == 0 ? "{\"id\":\"" : ",{\"id\":\"")
            output.put(slots[layout.id].bytes)
            let isPresent = layout.isPresent(slots)
            output.put(isPresent ? "\",\"present\":true" : "\",\"present\":false")
            if isPresent, let masks {
                let category = slots[layout.category].word
                output.put(",\"categorie\":")
                output.put(constants.category(category))
                output.put(",\"motifs\":[")
                let codes = slots[layout.carried]
                if codes.tag == .codes {
                    let deciding = codes.payload & masks[category]
                    motives(deciding, constants)
                    if hasOwn { ownMotives(slots, isFirst: deciding == 0) }
                }
                output.put("]")
                followUps.write(slots, category)
            }
            output.put("}")
        }
    }

    /// The carried codes of the catalogue that give the winning category, in the catalogue's order.
    @inline(__always)
    private func motives(_ deciding: UInt64, _ constants: VerdictConstants) {
        var rest = deciding
        while rest != 0 {
            if rest != deciding { output.put(",") }
            output.put(constants.code(rest.trailingZeroBitCount))
            rest &= rest - 1
        }
    }

    /// The establishment's own determinants that give it, after them.
    private func ownMotives(_ slots: SlotRow, isFirst: Bool) {
        guard judgement.isOwnDeciding(slots) else { return }
        var isFirst = isFirst
        for entry in judgement.record.codes(of: slots[judgement.layout.carried])
        where entry.index == Slot.noCode && judgement.isOwn(entry) {
            output.put(isFirst ? "\"" : ",\"")
            isFirst = false
            output.put(entry.bytes)
            output.put("\"")
        }
    }

    private func headcount() {
        guard judgement.givesCategories else { return output.put("null") }
        output.put("{\"total\":")
        output.put(integer: judgement.presentCount)
        let counts = judgement.categoryCounts
        for category in 0..<counts.count {
            output.put(",")
            output.put(judgement.constants.category(category))
            output.put(":")
            output.put(integer: counts[category])
        }
        output.put("}")
    }

    // MARK: Money

    private func estimate() {
        guard let tariff = judgement.tariffIndex else { return output.put("null") }
        EstimateWriter(estimate: judgement.estimate, output: output).write(judgement.constants, tariff: tariff)
    }

    private func payment() {
        guard judgement.options.limit >= .estimation else { return output.put("null") }
        let slot = judgement.record.root[judgement.rules.slots.paymentMode]
        output.put("{\"mode\":")
        if slot.tag == .word { output.put(judgement.constants.mode(slot.word)) } else { output.put("null") }
        let accepted = slot.tag == .word && !judgement.concernsPayment
        output.put(accepted ? ",\"accepte\":true}" : ",\"accepte\":false}")
    }

    // MARK: Campaign

    /// Where the declaration stands, where its file came with it.
    private func situation() {
        guard let slot = judgement.rules.slots.file, !judgement.record.root[slot].isNull else { return }
        judgement.withSituation { situation, frame in
            output.put(",\"situation\":")
            output.put(jsonString: situation.code)
            output.put(",\"situation_libelle\":\"")
            situation.label.write(frame, into: output)
            output.put("\"")
        }
    }

    // MARK: Brief

    private func writeBrief(_ status: Status, fingerprint: String?) {
        output.put("{\"numero\":")
        number()
        output.put(",\"statut\":\"")
        output.put(text: status.rawValue)
        output.put("\",\"anomalies\":[")
        AnomalyWriter(judgement: judgement, output: output).writeBrief()
        output.put("],\"salaries\":[")
        briefSalaries()
        output.put("],\"estimation\":")
        if judgement.tariffIndex != nil {
            EstimateWriter(estimate: judgement.estimate, output: output).writeBrief()
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
        let (judgement, output, constants) = (judgement, output, judgement.constants)
        let layout = judgement.layout
        guard judgement.rules.salarieType > 0 else { return }
        let rows = judgement.record.rows(of: judgement.rules.salarieType)
        let withCategories = judgement.givesCategories
        for row in 0..<rows.count {
            let slots = rows[row]
            output.put(row == 0 ? "{\"id\":\"" : ",{\"id\":\"")
            output.put(slots[layout.id].bytes)
            if withCategories, layout.isPresent(slots) {
                output.put("\",\"categorie\":")
                output.put(constants.category(slots[layout.category].word))
                output.put("}")
            } else {
                output.put("\"}")
            }
        }
    }
}
