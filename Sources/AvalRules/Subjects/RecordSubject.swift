import AvalSource
import AvalValues

extension Subject {
    /// Each record of a list; of the salariés, only those of whom a fact is true, where one is named.
    static let records = Subject(
        wording: Wording("chaque", recordExcept: ["determinant"], takesFact: true),
        examples: ["chaque salarie", "chaque salarie present", "chaque determinant_particulier", "chaque motivation"],
        names: { names, about in names.record(about) },
        walk: { .records(type: $0.record) })
}

extension SubjectNames {
    /// The names of a record's fields and facts, and those of the declaration.
    fileprivate func record(_ about: Anomaly.About) -> Namespace? {
        let record = about.record ?? ""
        if record == ContractName.salarie { return facts.names(for: record) }
        guard let type = builder.schema.type(named: record), type > 0 else {
            let near = Nearest.word(of: record, among: builder.schema.records.map(\.name))
            let wording = near.map { "chaque \($0)\(meant(about.fact))" }
            log.add(SubjectFinding.unknownRecord(record, near: wording), at: about.span)
            return nil
        }
        if let fact = about.fact {
            log.add(SubjectFinding.factOfOther(fact, record: record), at: about.span)
            return nil
        }
        return withDeclaration(builder.fields(of: type, level: .row))
    }

    /// The fact of the salarié that a word after the record's name means.
    private func meant(_ fact: String?) -> String {
        guard let fact else { return "" }
        let names = facts.salarie.entries.map(\.name)
        return " " + (names.contains(fact) ? fact : Nearest.word(of: fact, among: names) ?? fact)
    }
}
