import AvalFEEL
import AvalSource
import AvalValues

extension ExpressionBuilder {
    /// Unary tests of values of a kind, or nil with their findings.
    func readTests(_ text: SourceText, of kind: Kind) -> Expression? {
        let hints = ExpressionHints(names: names, text: text)
        if let finding = hints.bareDate {
            log.add(finding)
            return nil
        }
        let (tests, findings) = ExpressionParser.parseUnaryTests(text, scope: scope)
        log.add(findings.map(hints.improved))
        guard let tests else { return nil }
        uses.note(tests.root)
        let checked = Checker(scope: scope, strictness: .strict).check(tests: tests, of: kind)
        log.add(checked.findings.map(hints.improved))
        return checked.hasErrors || isNested(tests, checked) ? nil : tests
    }
}
