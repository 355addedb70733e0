import AvalChanges
import AvalValues

/// What is asked of an impact: a corpus, judged by two editions of the rules.
public struct ImpactOptions: Sendable {
    /// Files, folders, or `-` for standard input.
    public var inputs: [String]
    /// How declarations stand in them; nil tells it by their names and first bytes.
    public var form: InputForm?
    /// How many threads judge.
    public var jobs = 1
    /// The longest line, row or document, in bytes.
    public var limit = 16 << 20
    /// The day to judge all declarations on, as a day number, rules about campaigns and exercices left out; nil for their own.
    public var day: Int?
    /// The day on which the change takes effect, as a day number: no declaration before it may change. Nil takes it from the
    /// dates of the changes.
    public var effect: Int?
    /// The field of the declaration by whose values changes of category are told apart.
    public var split = ["adherent", "code_naf"]
    /// How many declarations show each kind of change.
    public var witnesses = 5
    /// Whether newly refused adhérents are listed.
    public var listsRefused = false

    /// An impact on these inputs.
    public init(inputs: [String]) {
        self.inputs = inputs
    }
}

/// A place in a corpus.
struct ImpactPlace: Sendable, Hashable, Comparable {
    /// The input, by its index in the plan.
    let source: Int
    /// The line that the declaration is known by.
    let line: Int

    static func < (one: ImpactPlace, other: ImpactPlace) -> Bool { (one.source, one.line) < (other.source, other.line) }
}
