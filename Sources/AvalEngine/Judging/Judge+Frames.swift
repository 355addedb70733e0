import AvalFEEL
import AvalRules
import AvalValues

/// The declaration judged last, as expressions see it that are no part of the rules.
extension Judge {
    /// The salarié with an id, by his index; nil where the declaration has none.
    public func salarie(withID id: String) -> Int? {
        guard rules.salarieType > 0 else { return nil }
        let rows = record.rows(of: rules.salarieType)
        return (0..<rows.count).first { rows[$0][rules.slots.id].bytes.text == id }
    }

    /// Hands over the frame of the declaration, or of one of its salariés, for the time of the call.
    public func withFrame<Result>(ofSalarie index: Int?, _ body: (FrameView) -> Result) -> Result {
        let row = index.map { record.rows(of: rules.salarieType)[$0] }
        return state.frame(row: row).withView(body)
    }
}
