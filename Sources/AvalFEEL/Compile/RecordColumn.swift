import AvalValues

/// A field of the records of a list, where judging keeps it: a list of values that need not be made to be looked at.
public struct RecordColumn {
    /// The number of the list, which tells columns of one list from those of others.
    let list: Int
    /// Where each record has the value.
    let slot: Int
    let shape: SlotShape
    /// Where each record says whether it is one of those meant; nil where all are.
    private(set) var chosen: Int?
    /// What the values are changed to.
    private(set) var change: TextChange?
    /// The records of the list.
    let rows: (FrameView) -> RecordRows?

    /// The slot `slot` of the records that `rows` gives for a frame; `list` is the number of their list.
    public init(list: Int, slot: Int, shape: SlotShape, rows: @escaping (FrameView) -> RecordRows?) {
        (self.list, self.slot, self.shape, self.rows) = (list, slot, shape, rows)
    }

    /// The values of those records alone for which a column of truths of the same list says yes.
    func of(_ truths: RecordColumn) -> RecordColumn? {
        guard chosen == nil, change == nil, truths.list == list, truths.shape == .boolean, truths.chosen == nil else {
            return nil
        }
        var column = self
        column.chosen = truths.slot
        return column
    }

    /// The values, changed.
    func changed(_ change: TextChange) -> RecordColumn? {
        guard shape == .text, self.change == nil else { return nil }
        var column = self
        column.change = change
        return column
    }

    /// Whether a record is one of those meant.
    @inline(__always)
    func takes(_ row: SlotRow) -> Bool {
        guard let chosen else { return true }
        return row[chosen].tag == .boolean && row[chosen].flag == 1
    }

    /// The values as a list; nil for those of a shape that it does not make values of.
    var values: ((FrameView) -> Value)? {
        guard shape == .text || shape == .date else { return nil }
        return { frame in
            guard let rows = self.rows(frame) else { return .null }
            return .list((0..<rows.count).filter { takes(rows[$0]) }.map { value(rows[$0][slot]) })
        }
    }

    private func value(_ slot: Slot) -> Value {
        switch slot.tag {
        case .date: .date(CalendarDate(dayNumber: slot.day))
        case .text: .string(change.map { $0.text(slot.bytes) } ?? slot.bytes.text)
        default: .null
        }
    }
}

extension Compiler {
    /// A node that gives a value of each record of a list: `salaries.nom`, `salaries[present].nom`, or
    /// `for nom in salaries[present].nom return upper case(nom)`.
    public func column(_ node: Node) -> RecordColumn? {
        if let path = path(node) { return resolver.column(path) }
        switch node.form {
        case .path(let inner, let name):
            guard case .filter(let list, let condition) = inner.form, case .name(let truth) = condition.form,
                let path = path(list), resolver.isUnknown(truth), let truths = resolver.column(path + [truth])
            else { return nil }
            return resolver.column(path + [name])?.of(truths)
        case .loop(let iterations, let body):
            guard iterations.count == 1, let iteration = iterations.first, iteration.end == nil,
                let change = TextChange(body, of: iteration.name, library)
            else { return nil }
            return column(iteration.source)?.changed(change)
        default: return nil
        }
    }

    /// `a des doublons(records.day, …)`: what stands in the records' slots is compared there, without a list of it.
    func repeats(_ arguments: [Form.Argument]) -> CompiledCall? {
        let columns = arguments.compactMap { $0.name == nil ? column($0.value) : nil }
        guard columns.count == arguments.count, let first = columns.first, let records = RepeatedRecords(columns) else {
            return nil
        }
        return .truth(.each { frame in first.rows(frame).map { Truth(records.areAny(in: $0)) } ?? .unknown })
    }
}
