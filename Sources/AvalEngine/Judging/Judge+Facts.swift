import AvalDeclarations
import AvalFEEL
import AvalRules
import AvalValues

/// What is known before the rules are looked at: the day, the tariff, the facts, the categories.
extension Judge {
    /// The day, what is in force on it, the tariff and the campaign.
    func prepare() {
        let root = record.root
        let day = options.day ?? root[rules.slots.date].day
        root[rules.rootSlot(.referenceDate)] = Slot(day: day)
        state.segment = rules.segment(on: day)
        groups = state.segment?.rules ?? rules.outside
        inForce = state.segment?.inForce ?? 0
        let exercice = Int(root[rules.slots.exercice].significand)
        tariff = rulebook.tariff(of: exercice)
        root[rules.rootSlot(.hasTariff)] = Slot(tariff != nil)
        root[rules.rootSlot(.isTariffDeduced)] = Slot(tariff.map { rulebook.tariffs[$0].isDeduced } ?? false)
        if let campaign = rules.model.campaigns.first(where: { $0.exercice == exercice }) {
            root[rules.rootSlot(.campaignGenerated)] = campaign.generated.map { Slot(day: $0) } ?? .null
            root[rules.rootSlot(.campaignOpening)] = Slot(day: campaign.opening)
            root[rules.rootSlot(.campaignClosing)] = Slot(day: campaign.closing)
            root[rules.rootSlot(.campaignDue)] = campaign.due.map { Slot(day: $0) } ?? .null
        }
        let mode = root[rules.slots.paymentMode]
        if mode.tag == .word {
            let complete = rules.requiredByMode[mode.word].allSatisfy { !root[$0.slot].isNull }
            root[rules.rootSlot(.isPaymentComplete)] = Slot(complete)
        }
        collectCompanyCodes()
    }

    /// The codes that the company ticks: in its list, and by listing its own determinants.
    private func collectCompanyCodes() {
        companyCodes.removeAll(keepingCapacity: true)
        ticked = 0
        let codes = record.codes(of: record.root[rules.slots.companyCodes])
        let ownCount = rules.ownType.map { record.count(of: $0) } ?? 0
        state.own.begin(capacity: ownCount)
        tickedOthers.begin(capacity: ownCount + codes.count)
        for entry in codes {
            companyCodes.append(CompanyCode(entry: entry, ownRow: -1))
            if entry.index == Slot.noCode {
                tickedOthers.insert(entry.bytes)
            } else {
                ticked |= 1 << UInt64(entry.index)
            }
        }
        guard ownCount > 0, let type = rules.ownType else { return }
        let slot = rules.slots.ownCode
        let (base, stride) = record.rows(of: type)
        for row in 0..<ownCount {
            let code = (base + row * stride)[slot]
            if !code.isNull { addOwn(code, row: row) }
        }
    }

    private func addOwn(_ code: Slot, row: Int) {
        if code.short != Slot.noCode {
            // A code of the catalogue there still ticks it; that it is reserved is for a rule to say.
            guard ticked >> UInt64(code.short) & 1 == 0 else { return }
            ticked |= 1 << UInt64(code.short)
        } else {
            state.own.insert(code.bytes, value: row)
            guard tickedOthers.insert(code.bytes) else { return }
        }
        let entry = CodeEntry(
            address: code.payload, length: UInt16(code.length), index: code.short, position: UInt32(row))
        companyCodes.append(CompanyCode(entry: entry, ownRow: Int32(row)))
    }

    /// Computes the facts kept in slots, and the category of each salarié who gets one.
    func computeFacts() {
        let root = record.root
        withUnsafePointer(to: state.block(rows: UnsafePointer(root), stride: 0)) { block in
            for fact in rules.rootFacts { fact.code(block, 1, into: root + fact.slot, stride: 0) }
        }
        carried = 0
        presentCount = 0
        carriedOthers.begin(capacity: 0)
        counts = [Int](repeating: 0, count: rules.model.categories.categories.count)
        quantities = [Int](repeating: 0, count: tariff.map { rulebook.tariffs[$0].lines.count } ?? 0)
        let type = rules.salarieType
        guard type > 0 else { return }
        let (base, stride) = record.rows(of: type)
        let count = record.count(of: type)
        let repeated = rules.salarieSlot(.isRepeated)
        for row in 0..<count { base[row * stride + repeated] = Slot(false) }
        for row in record.repeatedIDs { base[row * stride + repeated] = Slot(true) }
        var first = 0
        while first < count {
            computeFacts(of: base + first * stride, stride, count: min(SlotBlock.limit, count - first))
            first += SlotBlock.limit
        }
    }

    private func computeFacts(of rows: UnsafeMutablePointer<Slot>, _ stride: Int, count: Int) {
        let all = SlotBlock.all(count)
        withUnsafePointer(to: state.block(rows: UnsafePointer(rows), stride: stride)) { block in
            for fact in earlyFacts { fact.code(block, all, into: rows + fact.slot, stride: stride) }
            for row in 0..<count where isPresent(rows + row * stride) { countIn(rows + row * stride) }
            for fact in lateFacts { fact.code(block, all, into: rows + fact.slot, stride: stride) }
            for row in 0..<count where isPresent(rows + row * stride) { bill(rows + row * stride) }
        }
    }

    /// Whether a salarié is categorised, counted and billed.
    @inline(__always)
    func isPresent(_ row: UnsafePointer<Slot>) -> Bool {
        guard let presence = rules.presence else { return true }
        let slot = row[presence.index]
        return slot.tag == .boolean && slot.flag == 1
    }

    private func countIn(_ row: UnsafeMutablePointer<Slot>) {
        presentCount += 1
        let codes = row[rules.slots.carriedCodes]
        let mask = codes.tag == .codes ? codes.payload : 0
        carried |= mask
        // Fewer catalogue codes than codes: some are the establishment's own, or unknown.
        var hasOwn = false
        if codes.tag == .codes, mask.nonzeroBitCount < Int(codes.short) {
            for entry in record.codes(of: codes) where entry.index == Slot.noCode {
                carriedOthers.insert(entry.bytes)
                hasOwn = hasOwn || state.own.value(of: entry.bytes) != nil
            }
        }
        guard let segment = state.segment else { return }
        categorise(row, mask, hasOwn, segment)
    }

    /// The strongest category of what he carries; the fallback where nothing gives one.
    private func categorise(_ row: UnsafeMutablePointer<Slot>, _ mask: UInt64, _ hasOwn: Bool, _ segment: Segment) {
        let rule = rules.model.categories
        var category = hasOwn ? max(rule.own, rule.fallback) : rule.fallback
        for strength in stride(from: segment.categoryMasks.count - 1, to: category, by: -1)
        where mask & segment.categoryMasks[strength] != 0 {
            category = strength
            break
        }
        row[rules.salarieSlot(.category)] = Slot(word: category)
        counts[category] += 1
        let declared = row[rules.slots.declaredCategory]
        if declared.tag == .word {
            row[rules.salarieSlot(.categoryGap)] = Slot(number: Int64(declared.word - category))
        }
    }

    private func bill(_ row: UnsafePointer<Slot>) {
        guard let tariff else { return }
        let slot = row[rulebook.selectorSlots[tariff]]
        guard slot.tag == .word else { return }
        let line = rulebook.tariffs[tariff].lineOfWord[slot.word]
        if line >= 0 { quantities[line] += 1 }
    }
}
