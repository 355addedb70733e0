import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalRules
import AvalValues

/// The declarations that experts wrote in rule files: the model, and what each example makes of it.
public struct WrittenExamples: Sendable {
    /// An example.
    public struct Example: Sendable {
        /// The rule that it is about, by its index among the anomalies of the files.
        public let order: Int
        /// Its declaration.
        public let declaration: JSONValue
        /// Whether the service, as it is, is one that it is about.
        public let isOfService: Bool
    }

    /// The model of declarations.
    public let model: JSONValue
    /// The examples, in the files' order.
    public let examples: [Example]

    /// Those of a rulebook.
    public init(_ rulebook: Rulebook) {
        let rules = rulebook.rules
        let maker = ExampleDeclaration(schema: rules.schema)
        model = maker.json(template: rules.model.template, declaration: nil, salarie: nil, date: nil)
        examples = rules.model.anomalies.enumerated().flatMap { order, anomaly in
            anomaly.examples.map { example in
                let json = maker.json(
                    template: rules.model.template, declaration: example.declaration, salarie: example.salarie,
                    date: example.date)
                let circumstances = Circumstances(
                    example.needed, example.tariff, rules.model, date: example.date, for: json)
                return Example(
                    order: order, declaration: json,
                    isOfService: circumstances.settings.isEmpty && circumstances.tariff == nil)
            }
        }
    }
}
