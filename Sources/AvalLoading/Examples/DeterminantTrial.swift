import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalRules
import AvalSource

/// An example of a determinant, ready to be judged: the model's first salarié carries it alone, on a day.
public struct DeterminantTrial: Trial {
    /// The determinant's code.
    let code: String
    private let example: Determinant.Example
    private let words: [String]
    private let salarie: String
    /// Its declaration, as JSON.
    public let declaration: [UInt8]
    /// Categories are all that is asked for.
    public let options: JudgingOptions

    init(_ example: Determinant.Example, of code: String, _ rules: RuleSet, _ maker: ExampleDeclaration) {
        self.code = code
        self.example = example
        words = rules.model.categories.words
        let key = rules.schema.records[rules.salarieType].key
        let model = maker.json(template: rules.model.template, declaration: nil, salarie: nil, date: example.date)
        salarie = model[key]?.array?.first?["id"]?.string ?? "s1"
        let carrying: JSONValue = ["id": .string(salarie), "determinants": [.string(code)]]
        var members = (model.members ?? []).filter { $0.key != key }
        members.append(JSONMember(key, .array([carrying])))
        declaration = JSONWriter.bytes(of: .object(members))
        var options = JudgingOptions()
        options.step = .categories
        self.options = options
    }

    /// What the example is called, or what it shows.
    public var name: String { example.name ?? "\(code) au \(example.date)" }
    /// Where it stands.
    public var span: SourceSpan? { example.span }

    /// The category of the salarié.
    public var attention: Attention {
        var attention = Attention()
        attention.categories = .these([salarie])
        return attention
    }

    /// Whether it gives the category that it must.
    public func holds(for judge: Judge) -> Bool { finding(by: judge) == nil }

    /// What is wrong with the category that `judge` gives; nil when it holds.
    func finding(by judge: Judge) -> Finding? {
        do throws(InputError) {
            try judge.decide(declaration, options: options)
        } catch {
            return Finding(ExampleOutcomeFinding.unreadable(error), at: example.span)
        }
        var found: String?
        Judged(judge).forEachSalarie { salarie in
            found = words.indices.contains(salarie.category) ? words[salarie.category] : nil
        }
        if found == example.category { return nil }
        let finding = ExampleOutcomeFinding.otherCategory(expected: example.category, found: found)
        return Finding(finding, at: example.span)
    }
}

extension ExampleRunner {
    /// The examples of determinants ready to be judged, in the order of the catalogue.
    public func determinantTrials() -> [DeterminantTrial] {
        let rules = rulebook.rules
        let maker = ExampleDeclaration(schema: rules.schema)
        return rules.model.determinants.flatMap { determinant in
            determinant.examples.filter { rules.model.holds($0.needed, on: $0.date) }.map {
                DeterminantTrial($0, of: determinant.code, rules, maker)
            }
        }
    }
}
