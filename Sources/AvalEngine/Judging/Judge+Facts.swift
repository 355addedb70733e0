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
        if !days.contains(day) { enterSegment(of: day) }
        let year = Int(root[rules.slots.exercice].significand)
        if year != exercice.year {
            exercice = rulebook.exercice(year)
            tariff = exercice.tariff.map { Unmanaged.passUnretained(rulebook.tariffs[$0]) }
        }
        root[rules.rootSlot(.hasTariff)] = Slot(tariff != nil)
        root[rules.rootSlot(.isTariffDeduced)] = Slot(tariff?._withUnsafeGuaranteedRef { $0.isDeduced } ?? false)
        if let campaign = exercice.campaign {
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

    /// What is in force on a day, and on those around it.
    private func enterSegment(of day: Int) {
        state.segment = rules.segment(on: day)
        groups = state.segment?.rules ?? rules.outside
        tally.pointee.inForce = state.segment?.inForce ?? 0
        plan = Unmanaged.passUnretained(groups.plan)
        categoryMasks = state.segment?.categoryMasks
        days = state.segment?.days ?? day...day
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
        if let rootFacts {
            withUnsafePointer(to: state.block(rows: UnsafePointer(root), stride: 0)) {
                rootFacts($0, 1, into: root, stride: 0)
            }
        }
        tally.pointee.reset()
        estimate.reset()
        let type = rules.salarieType
        guard type > 0 else { return }
        let (base, stride) = record.rows(of: type)
        let count = record.count(of: type)
        for row in 0..<count { base[row * stride + places.repeated] = Slot(false) }
        for row in record.repeatedIDs { base[row * stride + places.repeated] = Slot(true) }
        var first = 0
        while first < count {
            computeFacts(of: base + first * stride, stride, count: min(SlotBlock.limit, count - first))
            first += SlotBlock.limit
        }
    }

    private func computeFacts(of rows: UnsafeMutablePointer<Slot>, _ stride: Int, count: Int) {
        let all = SlotBlock.all(count)
        withUnsafePointer(to: state.block(rows: UnsafePointer(rows), stride: stride)) { block in
            earlyFacts?(block, all, into: rows, stride: stride)
            countPresent(rows, stride, count, categoryMasks)
            lateFacts?(block, all, into: rows, stride: stride)
            if let tariff = tariffAsked {
                let rows = TariffRows(rows, stride: stride, count: count, presence: places.presence)
                tariff._withUnsafeGuaranteedRef { $0.count(rows, into: estimate) }
            }
        }
    }

    /// Counts the present salariés of some rows and gives them their categories, where the day has any.
    private func countPresent(
        _ rows: UnsafeMutablePointer<Slot>, _ stride: Int, _ count: Int, _ masks: UnsafeBufferPointer<UInt64>?
    ) {
        let places = places
        var carried: UInt64 = 0
        var row = rows
        for _ in 0..<count {
            defer { row += stride }
            guard places.isPresent(row) else { continue }
            tally.pointee.presentCount += 1
            let codes = row[places.carried]
            let mask = codes.tag == .codes ? codes.payload : 0
            carried |= mask
            // Fewer catalogue codes than codes: some are the establishment's own, or unknown.
            let hasOthers = codes.tag == .codes && mask.nonzeroBitCount < Int(codes.short)
            let hasOwn = hasOthers && noteOthers(codes)
            if let masks { categorise(row, mask, hasOwn ? places.ofOwn : places.fallback, masks) }
        }
        tally.pointee.carried |= carried
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

    /// The strongest category of what he carries; the weakest that he can have where nothing gives a stronger one.
    @inline(__always)
    private func categorise(
        _ row: UnsafeMutablePointer<Slot>, _ mask: UInt64, _ weakest: Int, _ masks: UnsafeBufferPointer<UInt64>
    ) {
        var category = masks.count - 1
        while category > weakest, mask & masks[category] == 0 { category -= 1 }
        category = max(category, weakest)
        row[places.category] = Slot(word: category)
        tally.pointee.counts[category] += 1
        let declared = row[places.declared]
        if declared.tag == .word { row[places.gap] = Slot(number: Int64(declared.word - category)) }
    }

    /// Makes the estimate of what was counted, where the verdict has one.
    func estimateCost() {
        tariffAsked?._withUnsafeGuaranteedRef {
            $0.settle(estimate, root: TariffRows(root: record.root), present: tally.pointee.presentCount)
        }
    }
}
