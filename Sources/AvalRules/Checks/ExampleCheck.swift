import AvalDeclarations
import AvalSource
import AvalValues

/// Checks the model and the examples against the vocabulary: a field mistyped there would show nothing, in silence.
struct ExampleCheck {
    let schema: Schema
    let log: FindingLog

    /// The model must be a declaration without a wrong or unknown field, since every example starts from it.
    func check(template: YAMLNode) {
        let walk = DeclarationWalk(schema: schema) { log.add(ExampleCheckFinding.unfitTemplate($0), at: $1) }
        walk.check(template, type: 0, path: [])
    }

    /// The examples of a rule, which should show it firing and not firing; a rule about wrong values or unknown fields
    /// needs such values.
    func check(_ anomaly: Anomaly) {
        for example in anomaly.examples where !anomaly.isAboutReading {
            check(declaration: example.declaration, salarie: example.salarie)
        }
        checkBalance(anomaly)
    }

    /// The fields of a declaration and of its first salarié.
    func check(declaration: YAMLNode?, salarie: YAMLNode?) {
        let walk = DeclarationWalk(schema: schema) { log.add(ExampleCheckFinding.unfitExample($0), at: $1) }
        if let declaration { walk.check(declaration, type: 0, path: []) }
        if let salarie, let type = schema.type(named: ContractName.salarie) {
            walk.check(salarie, type: type, path: [])
        }
    }

    /// The examples of a rule that asks what is published of prices, by the names that it reaches: each says what it supposes,
    /// so that it holds for whatever service.
    func checkTariffs(_ anomaly: Anomaly, _ names: NameSet) {
        guard !names.isDisjoint(with: EngineFact.ofTariff) else { return }
        for example in anomaly.examples where example.tariff == nil {
            log.add(ExampleCheckFinding.noTariff(code: anomaly.code), at: example.span)
        }
    }

    private func checkBalance(_ anomaly: Anomaly) {
        guard anomaly.hasAllExamples else { return }
        let fires = anomaly.examples.count { $0.expectation != .fires(false) }
        if anomaly.examples.isEmpty {
            log.add(ExampleCheckFinding.noExample(code: anomaly.code), at: anomaly.span)
        } else if fires == 0 || fires == anomaly.examples.count {
            log.add(ExampleCheckFinding.oneSided(code: anomaly.code, showsFiring: fires > 0), at: anomaly.span)
        }
    }
}
