import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalRules
import AvalSource
import AvalValues

/// An example of a determinant, ready to be judged: the model's first salarié carries it alone, on a day.
public struct DeterminantTrial: WrittenTrial {
    /// The determinant's code.
    let code: String
    private let example: Determinant.Example
    private let words: [String]
    private let salarie: String
    /// Its declaration, as JSON.
    public let declaration: [UInt8]
    /// Categories are all that is asked for.
    public let options: JudgingOptions
    /// What it supposes of the service.
    public let circumstances: Circumstances

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
        circumstances = Circumstances(example.needed, nil, rules.model, date: example.date, for: model)
        var options = JudgingOptions()
        options.step = .categories
        self.options = options
    }

    /// What the example is called, or what it shows.
    public var name: String { example.name ?? "\(code) au \(example.date)" }
    /// Where it stands.
    public var place: SourceSpan { example.span }

    /// The category of the salarié.
    public var attention: Attention {
        var attention = Attention()
        attention.categories = .these([salarie])
        return attention
    }

    /// What is wrong with the category, or the follow-up, that `judge` gives; nil when it holds.
    public func finding(by judge: Judge) -> Finding? {
        do throws(InputError) {
            return try difference(by: judge).map { Finding($0, at: example.span) }
        } catch {
            return Finding(ExampleOutcomeFinding.unreadable(error), at: example.span)
        }
    }

    private func difference(by judge: Judge) throws(InputError) -> ExampleOutcomeFinding? {
        try judge.decide(declaration, options: options)
        var found: String?
        Judged(judge).forEachSalarie { salarie in
            found = words.indices.contains(salarie.category) ? words[salarie.category] : nil
        }
        if found != example.category { return .otherCategory(expected: example.category, found: found) }
        // A verdict is read back only for what asks it.
        guard let followUp = example.followUp else { return nil }
        let salaries = try judge.verdict(of: declaration, options: options)["salaries"]
        let differences = followUp.differences(fromFollowUpOf: salaries?.array?.first)
        return differences.isEmpty ? nil : .otherFollowUp(differences)
    }
}

extension ExampleRunner {
    /// The examples of determinants ready to be judged, in the order of the catalogue.
    public func determinantTrials() -> [DeterminantTrial] {
        let rules = rulebook.rules
        let maker = ExampleDeclaration(schema: rules.schema)
        return rules.model.determinants.flatMap { determinant in
            determinant.examples.map { DeterminantTrial($0, of: determinant.code, rules, maker) }
        }
    }
}
