import AvalDeclarations

/// What a kind of subject knows of one rule when it says how judging goes through its subjects.
struct WalkRequest {
    let schema: Schema
    /// The type of the record that `pour` names; 0 where it names none.
    let record: Int
    /// The slot of the fact that chooses among the salariés.
    let filter: Int?
    /// Whether a condition of the rule mentions a name.
    let mentions: (String) -> Bool

    /// A field of codes of a record; nil where the vocabulary lacks it.
    func codes(_ field: String, of record: String) -> CodeField? {
        guard let type = schema.type(named: record), let slot = schema.field([field], in: type)?.slot else {
            return nil
        }
        return CodeField(type: type, slot: slot)
    }
}
