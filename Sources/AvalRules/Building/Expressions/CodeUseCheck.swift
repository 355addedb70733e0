import AvalFEEL
import AvalSource
import AvalValues

/// Looks for nomenclatures that are asked on days when no edition of them holds, and for codes that rules write out and
/// that are none then: such a rule says nothing, or says it of everybody.
struct CodeUseCheck {
    let names: Namespace
    /// The days on which the expression is asked; nil for all of which the rules may know.
    let days: ClosedRange<Int>?

    /// What is wrong with the codes and lists of an expression.
    func findings(_ expression: Expression) -> [Finding] {
        var found: [Finding] = []
        visit(expression.root) { found.append(Finding($0, at: expression.span($1))) }
        return found
    }

    private func visit(_ node: Node, _ report: (CodeUseFinding, Node) -> Void) {
        switch node.form {
        case .comparison(let sign, let left, let right) where sign == .equal || sign == .unequal:
            check(left, against: right, report)
            check(right, against: left, report)
        case .membership(let value, let tests):
            for test in tests { check(literalsOf: test, of: value, report) }
        case .call(let function, let arguments):
            if let builtin = BuiltinLibrary.standard.builtin(named: function) {
                return visit(arguments, of: builtin, report)
            }
        default: break
        }
        if case .name(let name) = node.form { check(name, node, report) }
        for child in node.form.children { visit(child, report) }
    }

    /// A function of nomenclatures that is given a day asks on that day, whenever it is called; of a label and of neighbours
    /// the edition matters little.
    private func visit(_ arguments: [Form.Argument], of builtin: Builtin, _ report: (CodeUseFinding, Node) -> Void) {
        let parameters = builtin.forms[0]
        let takesList = parameters.first?.role == .codeList
        // Where a day could be given and is not, the code is asked for on the days of the rule.
        let lacksDay = parameters.contains { $0.kind == .date } && arguments.count < parameters.count
        for (index, argument) in arguments.enumerated() where !takesList || lacksDay || index > 0 {
            visit(argument.value, report)
        }
    }

    /// A list that is asked without a day is asked on those of its rule.
    private func check(_ name: String, _ node: Node, _ report: (CodeUseFinding, Node) -> Void) {
        guard let days, case .codeList(let list)? = names[name], let gap = list.firstGap(in: days) else { return }
        report(.notInForce(list: name, day: CalendarDate(dayNumber: gap)), node)
    }

    private func check(literalsOf test: Node, of value: Node, _ report: (CodeUseFinding, Node) -> Void) {
        if case .list(let items) = test.form { return items.forEach { check($0, against: value, report) } }
        check(test, against: value, report)
    }

    /// A code that is written out beside a field whose values are codes of a list.
    private func check(_ node: Node, against field: Node, _ report: (CodeUseFinding, Node) -> Void) {
        guard case .literal(.string(let code)) = node.form, let path = field.pathOfNames,
            case .slot(let kept)? = names.resolve(path), let list = kept.codeList, kept.reading.form(of: code) == code
        else { return }
        guard list.codes.contains(code) else {
            return report(.unknown(code: code, list: list.name, near: list.nearest(to: code)), node)
        }
        guard let days, let day = list.firstGap(of: code, in: days) else { return }
        report(.ended(code: code, list: list.name, day: CalendarDate(dayNumber: day)), node)
    }
}
