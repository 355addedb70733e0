import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalRules
import AvalSource
import AvalValues

/// An example of a rule, ready to be judged.
public struct ExampleTrial: WrittenTrial {
    /// The rule's code.
    public let code: String
    private let example: Example
    /// Its declaration, as JSON.
    public let declaration: [UInt8]
    /// The step that it asks for.
    public let options: JudgingOptions
    /// What it supposes of the service.
    public let circumstances: Circumstances

    /// An example of the rule of a code, its declaration made by `maker` from the model of the declarations.
    init(_ example: Example, of code: String, _ model: RuleModel, _ maker: ExampleDeclaration) {
        self.code = code
        self.example = example
        let json = maker.json(
            template: model.template, declaration: example.declaration, salarie: example.salarie, date: example.date)
        declaration = JSONWriter.bytes(of: json)
        circumstances = Circumstances(example.needed, example.tariff, model, date: example.date, for: json)
        var options = JudgingOptions()
        options.step = example.step
        self.options = options
    }

    /// What the example is called, or where it stands.
    public var name: String { example.name ?? "ligne \(example.span.start.line)" }
    /// Where it stands.
    public var place: SourceSpan { example.span }
    /// What the rule must do.
    public var expectation: Example.Expectation { example.expectation }

    /// Its own rule's word.
    public var attention: Attention {
        var attention = Attention()
        attention.rules = .these([code])
        attention.owner = code
        return attention
    }

    /// What is wrong with what `judge` says of it; nil when it holds.
    public func finding(by judge: Judge) -> Finding? {
        // What is asked of the judge afterwards looks at the bytes too.
        ByteView.with(declaration) { bytes in
            do throws(InputError) {
                try judge.decide(bytes, options: options)
            } catch {
                return Finding(ExampleOutcomeFinding.unreadable(error), at: example.span)
            }
            return difference(from: judge.severity(of: code)) { Observation(judge).explanation(of: code) }
                .map { Finding($0, at: example.span) }
        }
    }

    private func difference(
        from found: Anomaly.Severity?, explanation: () -> [String]
    ) -> ExampleOutcomeFinding? {
        switch (example.expectation, found) {
        case (.fires(true), nil), (.weighs, nil): .absent(code, explanation())
        case (.fires(false), _?): .unexpected(code, explanation())
        case (.weighs(let severity), let found?) where severity != found:
            .otherSeverity(expected: severity.word, found: found.word)
        default: nil
        }
    }
}
