import AvalDeclarations
import AvalFEEL
import AvalRules
import AvalTariffs
import AvalValues

/// What is known of the salariés before the rules are looked at: their facts, their categories, who is billed where.
extension Judge {
    /// Computes the facts kept in slots, and the category of each salarié who gets one.
    func computeFacts() {
        let root = record.root
        if let rootFacts {
            state.block(rows: UnsafePointer(root), stride: 0).withView {
                rootFacts($0, 1, into: SlotRows(root, stride: 0))
            }
        }
        counts.reset()
        estimate.reset()
        let type = rules.salarieType
        guard type > 0 else { return }
        let (base, stride) = record.rows(of: type)
        let count = record.count(of: type)
        for row in 0..<count { base[row * stride + layout.repeated] = Slot(false) }
        for row in record.repeatedIDs { base[row * stride + layout.repeated] = Slot(true) }
        var first = 0
        while first < count {
            computeFacts(of: base + first * stride, stride, count: min(SlotBlock.limit, count - first))
            first += SlotBlock.limit
        }
    }

    private func computeFacts(of rows: UnsafeMutablePointer<Slot>, _ stride: Int, count: Int) {
        let all = SlotBlock.all(count)
        state.block(rows: UnsafePointer(rows), stride: stride).withView { block in
            earlyFacts?(block, all, into: SlotRows(rows, stride: stride))
            countPresent(rows, stride, count, day.categoryMasks)
            lateFacts?(block, all, into: SlotRows(rows, stride: stride))
            if let tariff = tariffAsked {
                let rows = TariffRows(rows, stride: stride, count: count, presence: layout.presence)
                tariff.with { $0.count(rows, into: estimate) }
            }
        }
    }

    /// Counts the present salariés of some rows and gives them their categories, where the day has any.
    private func countPresent(
        _ rows: UnsafeMutablePointer<Slot>, _ stride: Int, _ count: Int, _ masks: FlatArray<UInt64>.View?
    ) {
        let (layout, counts) = (layout, counts)
        var carried: UInt64 = 0
        var presentCount = 0
        var row = rows
        for _ in 0..<count {
            defer { row += stride }
            guard layout.isPresent(row) else { continue }
            presentCount += 1
            let codes = row[layout.carried]
            let mask = codes.tag == .codes ? codes.payload : 0
            carried |= mask
            // Fewer catalogue codes than codes: some are the establishment's own, or unknown.
            let hasOthers = codes.tag == .codes && mask.nonzeroBitCount < Int(codes.short)
            let hasOwn = hasOthers && noteOthers(codes)
            if let masks { categorise(row, mask, hasOwn ? layout.ofOwn : layout.fallback, masks, layout, counts) }
        }
        counts.presentCount += presentCount
        codes.carried |= carried
    }

    /// Notes the codes of a list that the catalogue has not, and tells whether one is the establishment's own.
    private func noteOthers(_ list: Slot) -> Bool {
        var hasOwn = false
        for code in record.codes(of: list) where code.index == Slot.noCode {
            codes.carryOther(code)
            hasOwn = hasOwn || state.own.value(of: code.bytes) != nil
        }
        return hasOwn
    }

    /// The strongest category of what he carries; the weakest that he can have where nothing gives a stronger one.
    @inline(__always)
    private func categorise(
        _ row: UnsafeMutablePointer<Slot>, _ mask: UInt64, _ weakest: Int, _ masks: FlatArray<UInt64>.View,
        _ layout: SalarieLayout, _ counts: DeclarationCounts
    ) {
        var category = masks.count - 1
        while category > weakest, mask & masks[category] == 0 { category -= 1 }
        category = max(category, weakest)
        row[layout.category] = Slot(word: category)
        counts.categories.add(at: category)
        let declared = row[layout.declared]
        if declared.tag == .word { row[layout.gap] = Slot(number: Int64(declared.word - category)) }
    }

    /// Makes the estimate of what was counted, where the verdict has one.
    func estimateCost() {
        tariffAsked?.with {
            $0.settle(estimate, root: TariffRows(root: record.root), present: counts.presentCount)
        }
    }

    /// The tariff, where the verdict estimates.
    var tariffAsked: Borrowed<Tariff>? {
        options.limit >= .estimation && day.categoryMasks != nil ? day.tariff : nil
    }
}
