import AvalSource

extension RuleSet {
    /// Tells of each field and value of an example's declaration, and of its first salarié, that the vocabulary does not have:
    /// it would show nothing, in silence.
    public func check(declaration: YAMLNode?, salarie: YAMLNode?, log: FindingLog) {
        ExampleCheck(schema: schema, log: log).check(declaration: declaration, salarie: salarie)
    }
}
