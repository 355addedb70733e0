import AvalDeclarations
import AvalFEEL
import AvalRules
import AvalTariffs
import AvalValues

/// What is known before the rules are looked at: the day, the tariff, the facts, the categories.
extension Judge {
    /// The day, what is in force on it, the tariff and the campaign.
    func prepare() {
        state.begin()
        let root = record.root
        let day = options.day ?? root[rules.slots.date].day
        root[rules.rootSlot(.referenceDate)] = Slot(day: day)
        state.segment = rules.segment(on: day)
        groups = state.segment?.rules ?? rules.outside
        tally.pointee.inForce = state.segment?.inForce ?? 0
        let exercice = Int(root[rules.slots.exercice].significand)
        place = rulebook.place(of: exercice)
        tariff = place.tariff.map { rulebook.tariffs[$0] }
        root[rules.rootSlot(.hasTariff)] = Slot(tariff != nil)
        root[rules.rootSlot(.isTariffDeduced)] = Slot(tariff?.isDeduced ?? false)
        if let campaign = place.campaign {
            root[rules.rootSlot(.campaignGenerated)] = campaign.generated
            root[rules.rootSlot(.campaignOpening)] = campaign.opening
            root[rules.rootSlot(.campaignClosing)] = campaign.closing
            root[rules.rootSlot(.campaignDue)] = campaign.due
        }
        let mode = root[rules.slots.paymentMode]
        if mode.tag == .word {
            root[rules.rootSlot(.isPaymentComplete)] = Slot(rules.hasRequired(byMode: mode.word, root))
        }
        collectCompanyCodes()
    }

    /// The codes that the company ticks: in its list, and by listing its own determinants.
    private func collectCompanyCodes() {
        if !companyCodes.isEmpty { companyCodes.removeAll(keepingCapacity: true) }
        var ticked: UInt64 = 0
        let codes = record.codes(of: record.root[rules.slots.companyCodes])
        let ownCount = rules.ownType.map { record.count(of: $0) } ?? 0
        if ownCount > 0 || !state.own.isEmpty { state.own.begin(capacity: ownCount) }
        if ownCount > 0 || !tickedOthers.isEmpty || ticksOthers(codes) {
            tickedOthers.begin(capacity: ownCount + codes.count)
        }
        for entry in codes {
            companyCodes.append(CompanyCode(entry: entry, ownRow: -1))
            if entry.index == Slot.noCode {
                tickedOthers.insert(entry.bytes)
            } else {
                ticked |= 1 << UInt64(entry.index)
            }
        }
        tally.pointee.ticked = ticked
        guard ownCount > 0, let type = rules.ownType else { return }
        let slot = rules.slots.ownCode
        let (base, stride) = record.rows(of: type)
        for row in 0..<ownCount {
            let code = (base + row * stride)[slot]
            if !code.isNull { addOwn(code, row: row) }
        }
    }

    private func ticksOthers(_ codes: UnsafeBufferPointer<CodeEntry>) -> Bool {
        codes.contains { $0.index == Slot.noCode }
    }

    private func addOwn(_ code: Slot, row: Int) {
        if code.short != Slot.noCode {
            // A code of the catalogue there still ticks it; that it is reserved is for a rule to say.
            guard tally.pointee.ticked >> UInt64(code.short) & 1 == 0 else { return }
            tally.pointee.ticked |= 1 << UInt64(code.short)
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
        tally.pointee.reset()
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
            if let tariff { bill(rows, stride, count: count, by: tariff) }
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
        tally.pointee.presentCount += 1
        let codes = row[rules.slots.carriedCodes]
        let mask = codes.tag == .codes ? codes.payload : 0
        tally.pointee.carried |= mask
        // Fewer catalogue codes than codes: some are the establishment's own, or unknown.
        let hasOthers = codes.tag == .codes && mask.nonzeroBitCount < Int(codes.short)
        let hasOwn = hasOthers && noteOthers(codes)
        if let segment = state.segment { categorise(row, mask, hasOwn, segment) }
    }

    /// Notes the codes of a list that the catalogue has not, and tells whether one is the establishment's own.
    private func noteOthers(_ codes: Slot) -> Bool {
        if !tally.pointee.hasOthers { carriedOthers.begin(capacity: 0) }
        tally.pointee.hasOthers = true
        var hasOwn = false
        for entry in record.codes(of: codes) where entry.index == Slot.noCode {
            carriedOthers.insert(entry.bytes)
            hasOwn = hasOwn || state.own.value(of: entry.bytes) != nil
        }
        return hasOwn
    }

    /// The strongest category of what he carries; the fallback where nothing gives one.
    @inline(__always)
    private func categorise(_ row: UnsafeMutablePointer<Slot>, _ mask: UInt64, _ hasOwn: Bool, _ segment: Segment) {
        var category = hasOwn ? max(rules.ownCategory, rules.fallbackCategory) : rules.fallbackCategory
        var strength = segment.categoryMasks.count - 1
        while strength > category {
            if mask & segment.categoryMasks[strength] != 0 {
                category = strength
                break
            }
            strength -= 1
        }
        row[rules.salarieSlot(.category)] = Slot(word: category)
        tally.pointee.counts[category] += 1
        let declared = row[rules.slots.declaredCategory]
        if declared.tag == .word {
            row[rules.salarieSlot(.categoryGap)] = Slot(number: Int64(declared.word - category))
        }
    }

    /// Counts the present salariés of some rows on the lines of the tariff that bill them.
    private func bill(_ rows: UnsafePointer<Slot>, _ stride: Int, count: Int, by tariff: TariffTable) {
        let selector = place.selector
        tariff.lineOfWord.withUnsafeBufferPointer { lines in
            for row in 0..<count where isPresent(rows + row * stride) {
                let slot = rows[row * stride + selector]
                guard slot.tag == .word else { continue }
                let line = lines[slot.word]
                if line >= 0 { tally.pointee.quantities[line] += 1 }
            }
        }
    }
}
