import AvalDeclarations
import AvalFEEL
import AvalRules
import AvalTariffs
import AvalValues

/// What is known before the facts are computed: the day, the tariff, the campaign, the company's codes.
extension Judge {
    func prepare() {
        state.begin()
        let root = record.root
        let date = options.day ?? root[rules.slots.date].day
        root[rules.rootSlot(.referenceDate)] = Slot(day: date)
        day.enter(day: date, state)
        day.enter(exercice: Int(root[rules.slots.exercice].significand))
        root[rules.rootSlot(.hasTariff)] = Slot(day.tariff != nil)
        root[rules.rootSlot(.isTariffDeduced)] = Slot(day.tariff?.with { $0.isDeduced } ?? false)
        root[rules.rootSlot(.isTariffStale)] = Slot(day.tariff?.with { $0.isStale(on: date) } ?? false)
        if let campaign = day.exercice.campaign {
            root[rules.rootSlot(.campaignGenerated)] = campaign.generated
            root[rules.rootSlot(.campaignOpening)] = campaign.opening
            root[rules.rootSlot(.campaignClosing)] = campaign.closing
            root[rules.rootSlot(.campaignDue)] = campaign.due
        }
        if !rules.datedWords.isEmpty { refuseWordsOfOtherDays(day: date) }
        let mode = root[rules.slots.paymentMode]
        if mode.tag == .word {
            root[rules.rootSlot(.isPaymentComplete)] = Slot(rules.hasRequired(byMode: mode.word, root))
        }
        noteTickedCodes()
    }

    /// Makes the words wrong that may not be declared on the day for the exercice.
    private func refuseWordsOfOtherDays(day: Int) {
        let exercice = Int(record.root[rules.slots.exercice].significand)
        for word in rules.datedWords where !word.mayBeDeclared(on: day, exercice: exercice) {
            let rows = record.rows(of: word.type)
            for row in 0..<rows.count {
                let slot = rows[row][word.slot]
                if slot.tag == .word, slot.word == word.number { record.refuse(word.field, ofRow: row, of: word.type) }
            }
        }
    }

    /// Notes the codes that the company ticks: in its list, and by listing its own determinants.
    private func noteTickedCodes() {
        codes.reset()
        for code in record.codes(of: record.root[rules.slots.companyCodes]) { codes.tick(code) }
        if !state.repeatedFiches.isEmpty { state.repeatedFiches.removeAll(keepingCapacity: true) }
        let ownCount = rules.ownType.map { record.count(of: $0) } ?? 0
        if ownCount > 0 || !state.own.isEmpty { state.own.begin(capacity: ownCount) }
        guard ownCount > 0, let type = rules.ownType else { return }
        let rows = record.rows(of: type)
        var reserved: UInt64 = 0
        for row in 0..<ownCount {
            guard let code = rows[row][rules.slots.ownCode].codeEntry else { continue }
            // A code of the catalogue there still ticks it; that it is reserved is for a rule to say.
            let bit: UInt64 = code.index == Slot.noCode ? 0 : 1 << UInt64(code.index)
            let isNew = bit == 0 ? state.own.insert(code.bytes, value: row) : reserved & bit == 0
            if !isNew { state.repeatedFiches.append(row) }
            reserved |= bit
            codes.tick(code)
        }
    }
}

extension Slot {
    /// The code of a field that holds one; nil where it holds nothing.
    var codeEntry: CodeEntry? {
        tag == .code
            ? CodeEntry(address: payload, length: UInt16(length), index: short, position: 0) : nil
    }
}
