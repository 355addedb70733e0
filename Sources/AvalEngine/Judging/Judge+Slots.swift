import AvalValues

/// The facts of the declaration judged last, for code that looks for a declaration by them: judging itself needs no such way.
extension Judge {
    /// What a slot of the declaration's row holds.
    public func declarationSlot(_ index: Int) -> Slot? { record.root[index] }

    /// What a slot of the first salarié's row holds; nil where none is listed.
    public func firstSalarieSlot(_ index: Int) -> Slot? {
        guard rules.salarieType > 0, record.count(of: rules.salarieType) > 0 else { return nil }
        return record.rows(of: rules.salarieType)[0][index]
    }
}
