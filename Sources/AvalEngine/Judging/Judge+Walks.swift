import AvalDeclarations
import AvalFEEL
import AvalRules
import AvalValues

/// Asking the rules in force, walk by walk; the hits are put in the verdict's order at the end.
extension Judge {
    func askRules() {
        hits.reset(step: options.limit)
        day.forEachWalk { ask($0) }
        hits.sort()
    }

    private func ask(_ walk: RuleWalk) {
        switch walk.walk {
        case .declaration: askOnce(walk.rules)
        case .unknownFields: if !record.unknownFields.isEmpty { askOnce(walk.rules) }
        case .records(let type): askRecords(walk.rules, of: type)
        case .codes(let field, looksAtRecord: true): askCodes(walk, recordByRecord: field)
        case .codes(let field, looksAtRecord: false): askCodes(walk, in: field)
        case .distinctCodes(let list, let records, let filter): askDistinctCodes(walk.rules, list, records, filter)
        case .wrongValues:
            if !record.wrongValues.isEmpty { askWrongValues(walk.rules, ofSalaries: !walk.isDeclaration) }
        }
    }

    /// Asks about the declaration.
    private func askOnce(_ rules: RuleChain) {
        hits.ask(about: .rows(from: -1))
        state.block(RecordRows(record.root)).withView { rules($0, 1, hits) }
    }

    /// Asks about the records of a list, as many at a time as a block takes.
    private func askRecords(_ rules: RuleChain, of type: Int) {
        let all = record.rows(of: type)
        let repeated = type == self.rules.ownType ? state.repeatedFiches : []
        var first = 0
        while first < all.count {
            hits.ask(about: .rows(from: Int32(first)))
            var asked = SlotBlock.all(all.count - first)
            for row in repeated where row >= first && row < first + SlotBlock.limit {
                asked &= ~(1 << UInt64(row - first))
            }
            state.block(all.block(from: first, limit: SlotBlock.limit)).withView { block in
                rules(block, asked, hits)
            }
            first += SlotBlock.limit
        }
    }

    /// Asks about each wrong value in turn: they are few, and each is looked at through the judging state.
    private func askWrongValues(_ rules: RuleChain, ofSalaries: Bool) {
        for (index, wrong) in record.wrongValues.enumerated() {
            let isOfSalarie = wrong.type == self.rules.salarieType
            guard isOfSalarie == ofSalaries else { continue }
            state.wrongValue = wrong
            let row = isOfSalarie ? record.row(wrong.row, of: wrong.type) : record.root
            let subject = SubjectIndex(row: isOfSalarie ? Int32(wrong.row) : -1, element: Int32(index))
            hits.ask(about: .element(subject))
            state.block(RecordRows(row)).withView { rules($0, 1, hits) }
        }
    }

    // MARK: Codes

    /// Asks about all codes of a field, whatever record has them: block after block of codes.
    private func askCodes(_ walk: RuleWalk, in field: CodeField) {
        let (records, rules, filters) = (record.rows(of: field.type), walk.rules, walk.filters.view)
        subjects.start(width: ElementSlot.count + filters.count)
        for row in 0..<records.count {
            let slots = records[row]
            guard slots[field.slot].tag == .codes, slots[field.slot].short > 0, walk.takes(slots) else { continue }
            for (index, code) in record.codes(of: slots[field.slot]).enumerated() {
                let element = subjects.add(SubjectIndex(row: Int32(row), element: Int32(index)))
                setElement(code, element)
                for number in 0..<filters.count { element[ElementSlot.count + number] = slots[filters[number]] }
                if subjects.isFull { askSubjects(rules, below: record.root) }
            }
        }
        askSubjects(rules, below: record.root)
    }

    /// Asks about the codes of one record after the other, for the rules that look at the record too.
    private func askCodes(_ walk: RuleWalk, recordByRecord field: CodeField) {
        let (records, rules) = (record.rows(of: field.type), walk.rules)
        subjects.start(width: ElementSlot.count)
        for row in 0..<records.count {
            let slots = records[row]
            guard slots[field.slot].tag == .codes, slots[field.slot].short > 0, walk.takes(slots) else { continue }
            for (index, code) in record.codes(of: slots[field.slot]).enumerated() {
                setElement(code, subjects.add(SubjectIndex(row: Int32(row), element: Int32(index))))
                if subjects.isFull { askSubjects(rules, below: slots) }
            }
            askSubjects(rules, below: slots)
        }
    }

    /// Asks once about each code of a field of the declaration and of a field of records.
    private func askDistinctCodes(_ rules: RuleChain, _ list: CodeField?, _ records: CodeField?, _ filter: Int?) {
        subjects.start(width: ElementSlot.count)
        codes.beginDistinct()
        if let list { gatherDistinct(record.root[list.slot], row: -1, rules) }
        if let records {
            let all = record.rows(of: records.type)
            for row in 0..<all.count {
                let slots = all[row]
                if let filter, !slots[filter].isTrue { continue }
                gatherDistinct(slots[records.slot], row: row, rules)
            }
        }
        askSubjects(rules, below: record.root)
    }

    /// Adds the codes of a field that were not met before, and asks about them where a block is full.
    private func gatherDistinct(_ slot: Slot, row: Int, _ rules: RuleChain) {
        if let code = slot.codeEntry { return gatherDistinct(code, SubjectIndex(row: Int32(row), element: 0), rules) }
        for (index, code) in record.codes(of: slot).enumerated() {
            gatherDistinct(code, SubjectIndex(row: Int32(row), element: Int32(index)), rules)
        }
    }

    private func gatherDistinct(_ code: CodeEntry, _ subject: SubjectIndex, _ rules: RuleChain) {
        guard codes.isNew(code) else { return }
        setElement(code, subjects.add(subject))
        if subjects.isFull { askSubjects(rules, below: record.root) }
    }

    /// Asks about the codes gathered so far, and forgets them.
    private func askSubjects(_ rules: RuleChain, below row: SlotRow) {
        subjects.ask(rules, state.block(RecordRows(row)), hits)
    }

    /// Writes what rules may know of a code that is their subject.
    func setElement(_ code: CodeEntry, _ element: SlotRow) {
        let isKnown =
            code.index == Slot.noCode
            ? state.own.value(of: code.bytes) != nil : day.inForce >> UInt64(code.index) & 1 == 1
        element[ElementSlot.code] = code.slot
        element[ElementSlot.isKnown] = Slot(isKnown)
        element[ElementSlot.isTicked] = Slot(codes.isTicked(code))
        element[ElementSlot.isCarried] = Slot(codes.isCarried(code))
    }
}
