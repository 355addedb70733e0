import AvalValues

/// A function of the language: everything there is to say of it.
///
/// An entry is its name, the ways to call it, its result, a sentence, examples and a body; what else there is to say of
/// it follows as `.marked(…)`, `.also(…)`, `.compiled { … }`.
public struct Builtin: Sendable {
    /// An example: an expression, and what it gives, as an expression too.
    public typealias Example = (expression: String, result: String)

    /// The name, as authors write it.
    public let name: String
    /// The ways to call it; the first that fits a call is taken.
    public let forms: [[Parameter]]
    /// The kind of the result, from the kinds of the arguments.
    public let result: @Sendable ([Kind]) -> Kind
    /// One French sentence on what it gives.
    public let summary: String
    /// Examples, which a test runs and the documentation shows.
    public let examples: [Example]
    /// What it does with arguments that fit their parameters.
    public let body: @Sendable (Call) -> Value

    /// What can be said of every call of it.
    public private(set) var traits: BuiltinTraits = []
    /// The names that authors try for it, in French or in other languages: a finding then says the right one.
    public private(set) var otherNames: [String] = []
    /// The words that its result is always one of, where there are few.
    public private(set) var resultWords: WordDomain?
    /// Its compiled form, for calls that slots have all the arguments of.
    private(set) var compile: CompiledForm?

    /// A function with several ways to call it.
    public init(
        _ name: String, forms: [[Parameter]], gives result: @escaping @Sendable ([Kind]) -> Kind, _ summary: String,
        examples: [Example], body: @escaping @Sendable (Call) -> Value
    ) {
        self.name = name
        self.forms = forms
        self.result = result
        self.summary = summary
        self.examples = examples
        self.body = body
    }

    /// A function with one way to call it.
    public init(
        _ name: String, _ parameters: [Parameter], gives result: Kind, _ summary: String, examples: [Example],
        body: @escaping @Sendable (Call) -> Value
    ) {
        self.init(name, forms: [parameters], gives: { _ in result }, summary, examples: examples, body: body)
    }
}

extension Builtin {
    /// The function with what else can be said of its calls.
    public func marked(_ traits: BuiltinTraits) -> Builtin { changed { $0.traits.formUnion(traits) } }

    /// The function with names that authors try for it.
    public func also(_ names: String...) -> Builtin { changed { $0.otherNames += names } }

    /// The function with the words that its result is one of.
    public func giving(_ words: [String]) -> Builtin {
        changed { $0.resultWords = WordDomain(name: $0.name, words: words) }
    }

    /// The function with its compiled form.
    func compiled(_ compile: @escaping CompiledForm) -> Builtin { changed { $0.compile = compile } }

    private func changed(_ change: (inout Builtin) -> Void) -> Builtin {
        var result = self
        change(&result)
        return result
    }
}
