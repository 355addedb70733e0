import AvalFEEL
import AvalJSON
import AvalSource
import AvalValues

/// Where expressions are tried out: names with their values, and the moment that `now()` gives.
public struct ExpressionBench {
    /// What came of an expression.
    public struct Answer: Sendable {
        /// The value; absent where the text is no expression, or one that cannot be meant.
        public let value: Value?
        /// What the parser and the checker say of the text: errors where there is no value, else warnings.
        public let findings: [Finding]
        /// Of a value that is null: why, as findings at the part that came out null, each once.
        public let reasons: [Finding]
    }

    /// The names that expressions may use, with their values.
    public private(set) var values: TextMap<Value> = [:]
    /// The names that a declaration gives besides; those of `values` hide them.
    public var declared: DeclaredNames?
    /// The names that a declaration would give; asked for where a name is not known.
    public var promised: () -> PromisedNames? = { nil }
    private let interpreter: Interpreter

    /// A bench without names; without `now` the functions of the clock give null.
    public init(now: DateTime? = nil) {
        interpreter = Interpreter(now: now)
    }

    /// Gives a name its value; a name may hold blanks.
    public mutating func bind(_ name: String, to value: Value) { values[name] = value }

    /// Reads, checks and evaluates an expression; findings show it under the name `expression`.
    public func evaluate(_ text: String) -> Answer {
        let kinds = (declared?.kinds ?? [:]).merging(values.mapValues(\.kindOfWhatItMayBe)) { $1 }
        let scope = Scope(names: kinds, codeLists: (declared?.codeLists ?? []).subtracting(values.keys))
        let (expression, findings) = ExpressionParser.parse(SourceText(text, name: "expression"), scope: scope)
        guard let expression else { return Answer(value: nil, findings: explained(findings), reasons: []) }
        let checked = Checker(scope: scope, strictness: .lenient).check(expression)
        if checked.hasErrors { return Answer(value: nil, findings: explained(checked.findings), reasons: []) }
        // Among rules a condition that no fact decides is a mistake; here `1 = 1.0` is a question.
        let warnings = checked.findings.filter { !$0.hasCode(ExpressionFinding.Code.deadBranch) }
        var reasons = NullReasons(told: warnings)
        let value = value(of: expression) { reasons.add($0) }
        return Answer(value: value, findings: warnings, reasons: value.isNull ? reasons.findings : [])
    }

    private func explained(_ findings: [Finding]) -> [Finding] {
        guard findings.contains(where: { $0.hasCode(SharedFindingCode.unknownName) }), let promised = promised() else {
            return findings
        }
        return findings.map { promised.explained($0, hasDeclaration: declared != nil) }
    }

    private func value(of expression: Expression, observer: (NullReason) -> Void) -> Value {
        withoutActuallyEscaping(observer) { observer in
            guard let declared else {
                return interpreter.evaluate(expression, in: Values(values), observer: observer)
            }
            return declared.with(hiddenBy: values) { environment in
                interpreter.evaluate(expression, in: environment, observer: observer)
            }
        }
    }

    /// All names that expressions may use, each once, in the order of the alphabet.
    public var names: [String] { values.keys.union(declared?.all ?? []).sorted() }

    /// Whether expressions can use a text as a name.
    public static func isName(_ text: String) -> Bool {
        let source = SourceText(text, name: "nom")
        guard let root = ExpressionParser.parse(source, scope: Scope(names: [text: .any])).0?.root,
            case .name(let name) = root.form
        else { return false }
        return name == text
    }
}

/// The reasons of the nulls of one evaluation: a loop may have millions, all alike.
private struct NullReasons {
    private static let most = 20
    private(set) var findings: [Finding] = []
    private var seen: Set<NullReason> = []
    private let told: Set<SourceSpan>

    /// What the checker said of a span is not said again.
    init(told: [Finding]) {
        self.told = Set(told.compactMap(\.span))
    }

    mutating func add(_ reason: NullReason) {
        guard findings.count < Self.most, !told.contains(reason.span), seen.insert(reason).inserted else { return }
        findings.append(Finding(reason, at: reason.span))
    }
}

extension Value {
    /// The kind to check expressions against: what is null now might have been anything.
    fileprivate var kindOfWhatItMayBe: Kind { kind.withoutNulls }
}

extension Kind {
    fileprivate var withoutNulls: Kind {
        switch self {
        case .null: .any
        case .list(let element): .list(element.withoutNulls)
        case .context(let fields): .context(fields.map { Field($0.name, $0.kind.withoutNulls) })
        default: self
        }
    }
}
