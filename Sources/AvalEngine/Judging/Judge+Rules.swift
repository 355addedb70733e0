import AvalDeclarations
import AvalFEEL
import AvalRules
import AvalValues

/// Asking the rules in force, kind of subject by kind of subject; the hits are put in the verdict's order at the end.
extension Judge {
    func run() {
        hits.pointee.reset(step: options.limit)
        plan._withUnsafeGuaranteedRef { ask($0) }
        hits.pointee.sort()
    }

    private func ask(_ plan: RulePlan) {
        withUnsafePointer(to: state.block(rows: UnsafePointer(record.root), stride: 0)) { root in
            askOne(plan.declaration, root)
            if !record.unknownFields.isEmpty { askOne(plan.unknownFields, root) }
        }
        if plan.hasRecords { for (type, chain) in plan.records { askRecords(chain, of: type) } }
        if let chain = plan.companyCodes { askCompanyCodes(chain) }
        if !record.wrongValues.isEmpty { askWrongValues(plan) }
        guard rules.salarieType > 0 else { return }
        if let chain = plan.salaries { askRecords(chain, of: rules.salarieType) }
        if let chain = plan.carriedCodes { askCarriedCodes(chain, filters: plan.carriedFilters) }
        if let chain = plan.carriedCodesOfRow { askCarriedCodesOfRows(chain) }
    }

    /// Asks about the one subject of a block, which is no record of a list.
    private func askOne(_ chain: RuleChain?, _ block: UnsafePointer<SlotBlock>) {
        hits.pointee.firstRow = -1
        hits.pointee.places = nil
        chain?(block, 1, hits)
    }

    /// Asks about the records of a list, as many at a time as a block takes.
    private func askRecords(_ chain: RuleChain, of type: Int) {
        let (base, stride) = record.rows(of: type)
        let count = record.count(of: type)
        hits.pointee.places = nil
        var first = 0
        while first < count {
            hits.pointee.firstRow = Int32(first)
            withUnsafePointer(to: state.block(rows: base + first * stride, stride: stride)) { block in
                chain(block, SlotBlock.all(count - first), hits)
            }
            first += SlotBlock.limit
        }
    }

    // MARK: Wrong values

    /// Asks about each wrong value in turn: they are few, and each is looked at through the judging state.
    private func askWrongValues(_ plan: RulePlan) {
        for (index, wrong) in record.wrongValues.enumerated() {
            state.wrongValue = wrong
            let isOfSalarie = wrong.type == rules.salarieType
            guard let chain = isOfSalarie ? plan.wrongValues.salarie : plan.wrongValues.declaration else { continue }
            let row = isOfSalarie ? record.row(wrong.row, of: wrong.type) : record.root
            var place = SubjectPlace(row: isOfSalarie ? Int32(wrong.row) : -1, element: Int32(index))
            withUnsafePointer(to: &place) { place in
                hits.pointee.places = place
                withUnsafePointer(to: state.block(rows: row, stride: 0)) { chain($0, 1, hits) }
            }
        }
    }

    // MARK: Codes

    /// Asks about each code that the company ticks.
    private func askCompanyCodes(_ chain: RuleChain) {
        subjects.start(width: ElementSlot.count)
        for (index, code) in companyCodes.enumerated() {
            setElement(code.entry, subjects.add(row: -1, element: Int32(index)))
            if subjects.isFull { askSubjects(chain, rows: record.root) }
        }
        askSubjects(chain, rows: record.root)
    }

    /// Asks about all codes that salariés carry, whoever carries them: block after block of codes.
    private func askCarriedCodes(_ chain: RuleChain, filters: [Int]) {
        let slot = rules.slots.carriedCodes
        let (base, stride) = record.rows(of: rules.salarieType)
        subjects.start(width: ElementSlot.count + filters.count)
        for row in 0..<record.count(of: rules.salarieType) {
            let slots = base + row * stride
            guard slots[slot].tag == .codes, slots[slot].short > 0 else { continue }
            for (place, entry) in record.codes(of: slots[slot]).enumerated() {
                let element = subjects.add(row: Int32(row), element: Int32(place))
                setElement(entry, element)
                for (index, filter) in filters.enumerated() { element[ElementSlot.count + index] = slots[filter] }
                if subjects.isFull { askSubjects(chain, rows: record.root) }
            }
        }
        askSubjects(chain, rows: record.root)
    }

    /// Asks about the codes of one salarié after the other, for the rules that look at him too.
    private func askCarriedCodesOfRows(_ chain: RuleChain) {
        let slot = rules.slots.carriedCodes
        let (base, stride) = record.rows(of: rules.salarieType)
        subjects.start(width: ElementSlot.count)
        for row in 0..<record.count(of: rules.salarieType) {
            let slots = base + row * stride
            guard slots[slot].tag == .codes, slots[slot].short > 0 else { continue }
            for (place, entry) in record.codes(of: slots[slot]).enumerated() {
                setElement(entry, subjects.add(row: Int32(row), element: Int32(place)))
                if subjects.isFull { askSubjects(chain, rows: slots) }
            }
            askSubjects(chain, rows: slots)
        }
    }

    /// Asks about the subjects gathered so far, and forgets them.
    private func askSubjects(_ chain: RuleChain, rows: UnsafePointer<Slot>) {
        guard subjects.count > 0 else { return }
        var block = state.block(rows: rows, stride: 0)
        block.elements = UnsafePointer(subjects.slots)
        block.elementStride = subjects.width
        hits.pointee.places = UnsafePointer(subjects.places)
        withUnsafePointer(to: &block) { chain($0, SlotBlock.all(subjects.count), hits) }
        subjects.removeAll()
    }

    /// Writes what rules may know of a code that is their subject.
    func setElement(_ entry: CodeEntry, _ element: UnsafeMutablePointer<Slot>) {
        let isCatalogue = entry.index != Slot.noCode
        let bit = isCatalogue ? UInt64(1) << UInt64(entry.index) : 0
        let isKnown = isCatalogue ? tally.pointee.inForce & bit != 0 : state.own.value(of: entry.bytes) != nil
        let isTicked = isCatalogue ? tally.pointee.ticked & bit != 0 : tickedOthers.value(of: entry.bytes) != nil
        let isCarried =
            isCatalogue
            ? tally.pointee.carried & bit != 0 : tally.pointee.hasOthers && carriedOthers.value(of: entry.bytes) != nil
        element[ElementSlot.code] = entry.slot
        element[ElementSlot.isKnown] = Slot(isKnown)
        element[ElementSlot.isTicked] = Slot(isTicked)
        element[ElementSlot.isCarried] = Slot(isCarried)
    }
}
