import AvalDeclarations
import AvalFEEL
import AvalRules
import AvalValues

/// Asking the rules: the declaration's first, then those of each salarié, in the order of the verdict.
extension Judge {
    func run() {
        for (index, rule) in groups.declaration.enumerated() where rule.step <= options.limit {
            runOnDeclaration(rule, index)
        }
        let type = rules.salarieType
        guard type > 0 else { return }
        let (base, stride) = record.rows(of: type)
        var wrong = record.wrongValues.indices.first { record.wrongValues[$0].type == type } ?? record.wrongValues.count
        for row in 0..<record.count(of: type) {
            // Wrong values stand in the order of the rows: each row takes its own and leaves the rest.
            let first = wrong
            while wrong < record.wrongValues.count, isWrong(wrong, of: row, type) { wrong += 1 }
            runOnSalarie(row, base + row * stride, wrongValues: first..<wrong)
            if tooManyHits { return }
            while wrong < record.wrongValues.count, record.wrongValues[wrong].type != type { wrong += 1 }
        }
    }

    private func isWrong(_ index: Int, of row: Int, _ type: Int) -> Bool {
        record.wrongValues[index].type == type && record.wrongValues[index].row == row
    }

    private func runOnDeclaration(_ rule: CompiledRule, _ index: Int) {
        var frame = state.frame()
        switch rule.subject {
        case .declaration: ask(rule, index, &frame, row: -1, isDeclaration: true)
        case .each: runOnRecords(rule, index)
        case .companyDeterminants:
            frame.element = UnsafePointer(state.element)
            for (place, code) in companyCodes.enumerated() {
                setElement(code.entry)
                ask(rule, index, &frame, row: -1, element: place, isDeclaration: true)
            }
        case .wrongValues:
            for (place, wrong) in record.wrongValues.enumerated() where wrong.type != rules.salarieType {
                askWrong(rule, index, place, &frame, row: -1, isDeclaration: true)
            }
        case .unknownFields:
            if !record.unknownFields.isEmpty { ask(rule, index, &frame, row: -1, isDeclaration: true) }
        case .carriedDeterminants: break
        }
    }

    /// Rules about the records of lists other than the salariés.
    private func runOnRecords(_ rule: CompiledRule, _ index: Int) {
        let (base, stride) = record.rows(of: rule.type)
        for row in 0..<record.count(of: rule.type) {
            state.position = (rule.type, row)
            var frame = state.frame(row: base + row * stride)
            ask(rule, index, &frame, row: row, isDeclaration: true)
        }
    }

    private func runOnSalarie(_ row: Int, _ slots: UnsafeMutablePointer<Slot>, wrongValues: Range<Int>) {
        state.position = (rules.salarieType, row)
        var frame = state.frame(row: slots)
        for (index, rule) in groups.salarie.enumerated() where rule.step <= options.limit {
            if let filter = rule.filter, !(slots[filter.index].tag == .boolean && slots[filter.index].flag == 1) {
                continue
            }
            switch rule.subject {
            case .each: ask(rule, index, &frame, row: row, isDeclaration: false)
            case .carriedDeterminants: runOnDeterminants(rule, index, row, slots)
            case .wrongValues:
                for place in wrongValues { askWrong(rule, index, place, &frame, row: row, isDeclaration: false) }
            default: break
            }
        }
    }

    private func runOnDeterminants(_ rule: CompiledRule, _ index: Int, _ row: Int, _ slots: UnsafeMutablePointer<Slot>)
    {
        let slot = rules.slots.carriedCodes
        guard slots[slot].tag == .codes, slots[slot].short > 0 else { return }
        var frame = state.frame(row: slots, element: state.element)
        for (place, entry) in record.codes(of: slots[slot]).enumerated() {
            setElement(entry)
            ask(rule, index, &frame, row: row, element: place, isDeclaration: false)
        }
    }

    /// Makes a code the subject.
    func setElement(_ entry: CodeEntry) {
        let isCatalogue = entry.index != Slot.noCode
        let bit = isCatalogue ? UInt64(1) << UInt64(entry.index) : 0
        let isKnown = isCatalogue ? (state.segment?.inForce ?? 0) & bit != 0 : state.own.value(of: entry.bytes) != nil
        let isTicked = isCatalogue ? ticked & bit != 0 : tickedOthers.value(of: entry.bytes) != nil
        let isCarried = isCatalogue ? carried & bit != 0 : carriedOthers.value(of: entry.bytes) != nil
        state.element[ElementSlot.code] = entry.slot
        state.element[ElementSlot.isKnown] = Slot(isKnown)
        state.element[ElementSlot.isTicked] = Slot(isTicked)
        state.element[ElementSlot.isCarried] = Slot(isCarried)
    }

    private func askWrong(
        _ rule: CompiledRule, _ index: Int, _ place: Int, _ frame: inout SlotFrame, row: Int, isDeclaration: Bool
    ) {
        state.wrongValue = record.wrongValues[place]
        ask(rule, index, &frame, row: row, element: place, isDeclaration: isDeclaration)
    }

    /// Asks the cases of a rule in order; the first that is true is the hit.
    @inline(__always)
    private func ask(
        _ rule: CompiledRule, _ index: Int, _ frame: inout SlotFrame, row: Int, element: Int = -1, isDeclaration: Bool
    ) {
        for (place, item) in rule.cases.enumerated() {
            if let condition = item.condition {
                let truth = withUnsafePointer(to: &frame) { condition($0) }
                if truth != .yes { continue }
            }
            let severity = options.limit == .signature ? item.gravity.signing : item.gravity.before
            guard hits.count < Self.anomalyLimit else {
                tooManyHits = true
                return
            }
            hits.append(
                Hit(
                    rule: Int32(index), item: Int32(place), row: Int32(row), element: Int32(element),
                    isDeclaration: isDeclaration, severity: UInt8(severity.rawValue)))
            return
        }
    }
}
