import AvalDeclarations
import AvalFEEL
import AvalValues

/// What a rule reads of a declaration, however indirectly: the fields, and the values at which its answers may change.
///
/// It errs on the side of reach, as ``NameReach`` does: fields are known by their names, whatever record they stand in.
public struct RuleReach {
    /// A field of a record, by its type and its position there.
    public struct FieldPlace: Hashable, Sendable {
        /// The type of its record; 0 for the declaration.
        public let type: Int
        /// Its position among the fields of the record.
        public let field: Int
    }

    private let rules: RuleSet
    private let names: NameReach
    private let ofFacts: TextMap<Literals>
    private let ofRules: [Literals]

    /// The reach of the rules of a set.
    public init(_ rules: RuleSet) {
        self.rules = rules
        names = NameReach(rules)
        ofFacts = TextMap(grouping: rules.facts, by: \.name).mapValues { facts in
            facts.reduce(into: Literals()) { $0.formUnion(Literals($1.roots)) }
        }
        var found = [Literals](repeating: Literals(), count: rules.model.anomalies.count)
        for rule in rules.all {
            let conditions = rule.cases.compactMap(\.texts.condition) + (rule.premise.map { [$0.text] } ?? [])
            found[rule.order].formUnion(Literals(conditions.map(\.expression.root)))
        }
        ofRules = found
    }

    /// The fields that a rule reads, by its index among the anomalies of the files. What judging itself tells of codes, of days and of
    /// categories comes from the fields that hold them.
    public func fields(ofRule order: Int) -> [FieldPlace] {
        let names = names.names(ofRule: order)
        return rules.schema.records.enumerated().flatMap { type, record in
            record.fields.enumerated().filter { _, field in
                let shape = field.kind.shape(field.options)
                return shape == .code || shape == .codes || field.path.last.map { names.contains($0) } ?? false
            }.map { FieldPlace(type: type, field: $0.offset) }
        }
    }

    /// The values that a rule and the facts that it reaches write out.
    public func literals(ofRule order: Int) -> Literals {
        names.names(ofRule: order).reduce(into: ofRules[order]) { found, name in
            if let more = ofFacts[name] { found.formUnion(more) }
        }
    }

    /// Those of all rules and all facts.
    public var literals: Literals {
        let facts = ofFacts.values.reduce(into: Literals()) { found, more in found.formUnion(more) }
        return ofRules.reduce(into: facts) { $0.formUnion($1) }
    }
}

extension CompiledFact {
    /// The trees that compute it.
    fileprivate var roots: [Node] {
        switch source {
        case .expression(let text): [text.expression.root]
        case .table(let table, _): table.roots
        }
    }
}
