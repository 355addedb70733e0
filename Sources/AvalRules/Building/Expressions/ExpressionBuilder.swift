import AvalDeclarations
import AvalFEEL
import AvalSource
import AvalValues

/// Reads expressions against one namespace and compiles them.
struct ExpressionBuilder {
    let names: Namespace
    let catalogue: TextMap<Int>
    let personalNames: NameSet
    let evaluation: Evaluation
    let uses: NameUses
    let loops: LoopCheck
    let log: FindingLog
    let scope: Scope
    /// On which days the expressions are asked; nil where they are facts, which are asked on all.
    private(set) var days: ClosedRange<Int>?

    init(
        names: Namespace, catalogue: TextMap<Int>, personalNames: NameSet, evaluation: Evaluation, uses: NameUses,
        loops: LoopCheck, log: FindingLog
    ) {
        self.names = names
        self.catalogue = catalogue
        self.personalNames = personalNames
        self.evaluation = evaluation
        self.uses = uses
        self.loops = loops
        self.log = log
        scope = Scope(names: names.kinds, codeLists: names.codeLists)
    }

    /// The same for expressions that are asked on some days only.
    func on(_ days: ClosedRange<Int>?) -> ExpressionBuilder {
        var builder = self
        builder.days = days
        return builder
    }

    /// The expression, or nil with its findings.
    func read(_ text: SourceText, expecting kind: Kind? = nil) -> CheckedText? {
        checkedText(read(text, parse: ExpressionParser.parse) { $0.check($1, expecting: kind) })
    }

    /// Unary tests of values of a kind, or nil with their findings.
    func readTests(_ text: SourceText, of kind: Kind) -> CheckedText? {
        checkedText(read(text, parse: ExpressionParser.parseUnaryTests) { $0.check(tests: $1, of: kind) })
    }

    private func checkedText(_ read: (Expression, Checked)?) -> CheckedText? {
        read.map { expression, checked in
            CheckedText(
                expression: expression, kind: checked.kind, kinds: checked.kinds,
                words: WordUse.all(in: expression, checked.words), names: names)
        }
    }

    /// What a text parses to and what checking that gives, or nil with its findings.
    private func read(
        _ text: SourceText, parse: (SourceText, Scope) -> (Expression?, [Finding]),
        check: (Checker, Expression) -> Checked
    ) -> (Expression, Checked)? {
        let hints = ExpressionHints(names: names, text: text)
        if let finding = hints.bareDate {
            log.add(finding)
            return nil
        }
        let (expression, findings) = parse(text, scope)
        log.add(findings.map(hints.improved))
        guard let expression else { return nil }
        uses.note(expression.root)
        let checked = check(Checker(scope: scope, strictness: .strict), expression)
        log.add(checked.findings.map(hints.improved))
        log.add(CodeUseCheck(names: names, days: days).findings(expression))
        log.add(ReadFormCheck(names: names).findings(expression))
        return checked.hasErrors || isNested(expression, checked) ? nil : (expression, checked)
    }

    /// Whether an expression runs through the salariés for each salarié, which is a finding.
    private func isNested(_ expression: Expression, _ checked: Checked) -> Bool {
        let findings = loops.findings(expression, checked.kinds)
        log.add(findings)
        return !findings.isEmpty
    }

    /// Whether what the expression gives may identify a person.
    func isPersonal(_ text: CheckedText) -> Bool { isPersonal(text.expression.root) }

    /// Whether what a tree gives, or whether unary tests take a value, may identify a person.
    func isPersonal(_ root: Node) -> Bool {
        PrivacyWalk(names: names, personalNames: personalNames).isPersonal(root)
    }

    /// The test of an expression.
    func truth(_ text: CheckedText) -> TruthCode {
        if evaluation == .compiled { return compiler(text).truth(text.expression.root) }
        let value = value(text)
        return .each { Truth(value($0)) }
    }

    /// The value of an expression, when it fits a slot.
    func operand(_ text: CheckedText) -> Operand? {
        let compiled = compiler(text).slot(text.expression.root)
        guard evaluation == .interpreted, let shape = compiled?.shape else { return compiled }
        // What it is stays known, so that both ways lay out the same slots.
        let value = value(text)
        switch shape {
        case .boolean, .number, .date, .word: return Operand(shape, .each { SlotConversion.slot(value($0), shape) })
        case .text, .code, .codes, .object: return nil
        }
    }

    /// The value of an expression that chooses between texts written out, as one of these words; nil for any other.
    func wordChoice(_ text: CheckedText) -> Operand? {
        guard let choice = compiler(text).wordChoice(text.expression.root) else { return nil }
        if evaluation == .compiled { return choice }
        let value = value(text)
        return Operand(choice.shape, .each { SlotConversion.slot(value($0), choice.shape) })
    }

    /// Whether the expression only names something that is kept in a slot exactly as it is.
    func isField(_ text: CheckedText) -> Bool {
        guard evaluation == .compiled, let path = compiler(text).path(text.expression.root),
            case .slot(let kept)? = names.resolve(path)
        else { return false }
        return kept.exact == nil
    }

    /// How what the expression gives is written, where it only names a field whose kind has a form of its own.
    func form(_ text: CheckedText) -> FieldForm? {
        guard let path = compiler(text).path(text.expression.root), case .slot(let kept)? = names.resolve(path) else {
            return nil
        }
        return kept.form
    }

    /// Whether the whole expression runs without the interpreter when it is compiled.
    func isFast(_ text: CheckedText) -> Bool { compiler(text).isFast(text.expression.root) }

    /// The value of an expression that no slot holds.
    func value(_ text: CheckedText) -> (FrameView) -> Value {
        let (compiler, root) = (compiler(text), text.expression.root)
        if evaluation == .compiled {
            if let listing = compiler.listing(root) { return listing }
            if text.kind == .boolean, let truth = compiler.compiledTruth(root) { return { truth($0).value } }
        }
        return compiler.resolver.slow(root)
    }

    /// The column of records that the expression lists, where it is compiled and is one.
    func column(_ text: CheckedText) -> RecordColumn? {
        evaluation == .compiled ? compiler(text).column(text.expression.root) : nil
    }

    private func compiler(_ text: CheckedText) -> Compiler {
        Compiler(resolver: NameResolver(names: names, expression: text.expression, catalogue: catalogue))
    }
}
