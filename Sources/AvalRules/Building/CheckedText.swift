import AvalFEEL
import AvalSource
import AvalValues

/// An expression of a rule file, parsed and checked against the names of its subject.
struct CheckedText {
    let expression: Expression
    let kind: Kind
    let kinds: [Kind]
}

/// Reads expressions against one namespace and compiles them.
struct ExpressionBuilder {
    let names: Namespace
    let catalogue: [String: Int]
    let personalNames: Set<String>
    let uses: NameUses
    let log: FindingLog
    private let scope: Scope

    init(names: Namespace, catalogue: [String: Int], personalNames: Set<String>, uses: NameUses, log: FindingLog) {
        self.names = names
        self.catalogue = catalogue
        self.personalNames = personalNames
        self.uses = uses
        self.log = log
        scope = Scope(names: names.kinds)
    }

    /// The expression, or nil with its findings.
    func read(_ text: SourceText, expecting kind: Kind? = nil) -> CheckedText? {
        let hints = ExpressionHints(names: names, text: text)
        if let slip = hints.bareDate {
            log.add(slip)
            return nil
        }
        let (expression, findings) = ExpressionParser.parse(text, scope: scope)
        log.add(findings.map(hints.improved))
        guard let expression else { return nil }
        uses.note(expression.root)
        let impossible = hints.impossibleDates(expression)
        log.add(impossible)
        let checked = Checker(scope: scope, strictness: .strict).check(expression, expecting: kind)
        log.add(checked.findings.map(hints.improved))
        guard impossible.isEmpty else { return nil }
        guard !checked.findings.contains(where: { $0.severity == .error }) else { return nil }
        return CheckedText(expression: expression, kind: checked.kind, kinds: checked.kinds)
    }

    /// Whether what the expression gives may identify a person.
    func isPersonal(_ text: CheckedText) -> Bool {
        PrivacyWalk(names: names, personalNames: personalNames).isPersonal(text.expression.root)
    }

    /// The compiled test of an expression.
    func truth(_ text: CheckedText) -> TruthCode { compiler(text).truth(text.expression.root) }

    /// The compiled value of an expression, when it fits a slot.
    func operand(_ text: CheckedText) -> Operand? { compiler(text).slot(text.expression.root) }

    /// Whether the whole expression runs without the interpreter.
    func isFast(_ text: CheckedText) -> Bool { compiler(text).isFast(text.expression.root) }

    /// The value of an expression by the interpreter.
    func value(_ text: CheckedText) -> (UnsafePointer<SlotFrame>) -> Value {
        compiler(text).resolver.slow(text.expression.root)
    }

    private func compiler(_ text: CheckedText) -> Compiler<NameResolver> {
        Compiler(resolver: NameResolver(names: names, expression: text.expression, catalogue: catalogue))
    }
}
