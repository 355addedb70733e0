import AvalDeclarations
import AvalFEEL
import AvalSource
import AvalValues

/// Fields and nomenclatures that bear a name which judging gives already: one of the two would be hidden.
struct NameCheck {
    let model: RuleModel
    let schema: Schema
    let log: FindingLog

    func run() {
        let builder = NamespaceBuilder(model: model, schema: schema)
        let common = NameSet(builder.common().entries.map(\.name)).subtracting(model.nomenclatures.map(\.name))
        for record in model.vocabulary.records {
            let taken = common.union(given(to: record.name, builder)).union([ContractName.declaration])
            // The year is the same wherever it is read.
            let free: NameSet = record.name == ContractName.declaration ? ["exercice"] : []
            for field in record.fields where taken.subtracting(free).contains(field.path[0]) {
                refuse(field.path[0], at: field.span, "ce champ")
            }
        }
        let fields = NameSet(model.vocabulary.records.flatMap { record in record.fields.map { $0.path[0] } })
        for list in model.nomenclatures
        where common.contains(list.name) || fields.contains(list.name)
            || BuiltinLibrary.standard.builtin(reserving: list.name) != nil
        {
            refuse(list.name, at: list.span, "cette nomenclature")
        }
    }

    private func given(to record: String, _ builder: NamespaceBuilder) -> [String] {
        switch record {
        case ContractName.declaration: (builder.declarationFacts().entries + builder.closingFacts().entries).map(\.name)
        case ContractName.salarie: builder.salarieFacts(level: .row).entries.map(\.name)
        default: []
        }
    }

    private func refuse(_ name: String, at span: SourceSpan, _ what: String) {
        log.add(RuleCheckFinding.takenName(name, what: what), at: span)
    }
}
