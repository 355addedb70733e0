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
        compute(rootFacts, of: root)
        defer { compute(closingFacts, of: root) }
        counts.reset()
        estimate.reset()
        let type = rules.salarieType
        guard type > 0 else { return }
        let rows = record.rows(of: type)
        for row in 0..<rows.count { rows[row][layout.repeated] = Slot(false) }
        for row in record.repeatedIDs { rows[row][layout.repeated] = Slot(true) }
        var first = 0
        while first < rows.count {
            computeFacts(of: rows.block(from: first, limit: SlotBlock.limit))
            first += SlotBlock.limit
        }
    }

    private func compute(_ facts: FactChain?, of root: SlotRow) {
        guard let facts else { return }
        let rows = RecordRows(root)
        state.block(rows).withView { facts($0, 1, into: SlotRows(rows)) }
    }

    private func computeFacts(of rows: RecordRows) {
        let all = SlotBlock.all(rows.count)
        state.block(rows).withView { block in
            earlyFacts?(block, all, into: SlotRows(rows))
            countPresent(rows, day.categoryMasks)
            lateFacts?(block, all, into: SlotRows(rows))
            if let tariff = tariffAsked {
                let rows = TariffRows(rows, presence: layout.presence)
                tariff.with { $0.count(rows, into: estimate) }
            }
        }
    }

    /// Counts the present salariés of some rows and gives them their categories, where the day has any.
    private func countPresent(_ rows: RecordRows, _ masks: FlatArray<UInt64>.View?) {
        let (layout, counts) = (layout, counts)
        var carried: UInt64 = 0
        var presentCount = 0
        for index in 0..<rows.count {
            let row = rows[index]
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
        _ row: SlotRow, _ mask: UInt64, _ weakest: Int, _ masks: FlatArray<UInt64>.View,
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

    /// Makes the estimate of what was counted, where the verdict has one, and tells the rules its totals.
    func estimateCost() {
        tariffAsked?.with {
            let root = record.root
            let day = root[rules.rootSlot(.referenceDate)].day
            $0.settle(estimate, root: TariffRows(root: root), present: counts.presentCount, day: day)
            root[rules.rootSlot(.estimateBeforeTax)] = Slot(hundredths: estimate.excludingTax)
            root[rules.rootSlot(.estimateTax)] = Slot(hundredths: estimate.tax)
            root[rules.rootSlot(.estimateTotal)] = Slot(hundredths: estimate.excludingTax + estimate.tax)
            root[rules.rootSlot(.isEstimateConfirmed)] = Slot(estimate.isConfirmed)
        }
    }

    /// The lines of the estimate, for the rules that ask for them.
    var estimatedLines: [EstimatedLine] {
        guard let tariff = tariffAsked else { return [] }
        return tariff.with { tariff in
            (0..<estimate.lineCount).map { index in
                let (line, said) = (estimate.line(index), tariff.lines[index])
                return EstimatedLine(
                    code: said.code, label: said.label, quantity: line.quantity, price: line.price, total: line.total,
                    rate: said.rate)
            }
        }
    }

    /// The tariff, where the verdict estimates.
    var tariffAsked: Borrowed<Tariff>? {
        options.limit >= .estimation && day.categoryMasks != nil ? day.tariff : nil
    }
}

extension Slot {
    /// An amount in cents as a number of euros.
    @inline(__always)
    fileprivate init(hundredths: Int) { self.init(number: Int64(hundredths), exponent: -2) }
}
