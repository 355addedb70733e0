import AvalDeclarations
import AvalFEEL
import AvalSource
import AvalValues

/// Looks for texts that are written out in another form than the values that they are compared with are read in (« 633A »
/// beside a field read in small letters), and so are never found.
struct ReadFormCheck {
    let names: Namespace

    /// How a value always is.
    private struct Form {
        /// What has it, as it is written.
        let value: String
        /// Its form, as a sentence goes on: « lu en minuscules ».
        let how: String
        /// The list that its codes are meant to be of, which is looked at by itself.
        var ownList: String?
        /// A text in that form.
        let of: (String) -> String
    }

    /// What is never found in an expression.
    func findings(_ expression: Expression) -> [Finding] {
        var found: [Finding] = []
        visit(expression.root, expression) { found.append(Finding($0, at: expression.span($1))) }
        return found
    }

    /// What is never found by the tests of a cell, under a column that looks at an expression.
    func findings(tests cell: Expression, of input: Expression) -> [Finding] {
        guard case .tests(let tests, _) = cell.root.form, let form = form(input.root, input) else { return [] }
        var found: [Finding] = []
        for test in tests { check(test, form) { found.append(Finding($0, at: cell.span($1))) } }
        return found
    }

    private typealias Report = (ReadFormFinding, Node) -> Void

    private func visit(_ node: Node, _ expression: Expression, _ report: Report) {
        switch node.form {
        case .comparison(let sign, let left, let right) where sign == .equal || sign == .unequal:
            if let form = form(left, expression) { check(right, form, report) }
            if let form = form(right, expression) { check(left, form, report) }
        case .membership(let value, let tests):
            if let form = form(value, expression) { tests.forEach { check($0, form, report) } }
        case .call(let function, let arguments):
            if let builtin = BuiltinLibrary.standard.builtin(named: function), arguments.count > 1 {
                check(arguments.map(\.value), of: builtin, expression, report)
            }
        default: break
        }
        for child in node.form.children { visit(child, expression, report) }
    }

    private func check(_ arguments: [Node], of builtin: Builtin, _ expression: Expression, _ report: Report) {
        if builtin.traits.contains(.searches), let form = form(arguments[1], expression) {
            return check(arguments[0], form, report)
        }
        guard let form = form(arguments[0], expression) else { return }
        if builtin.traits.contains(.seeksPart) { return check(arguments[1], form, report) }
        guard builtin.forms[0].count > 1, case .pattern = builtin.forms[0][1].role,
            case .literal(.string(let pattern)) = arguments[1].form
        else { return }
        let flags = arguments.count > 2 ? arguments[2].text : ""
        guard let flags, let needs = PatternNeeds(pattern, flags: flags) else { return }
        if needs.areUnmet(where: { form.of(String($0)) == String($0) }) {
            report(.patternNeverMet(value: form.value, how: form.how), arguments[1])
        }
    }

    /// Checks what is written out beside a value of a form: one text, or several.
    private func check(_ node: Node, _ form: Form, _ report: Report) {
        switch node.form {
        case .literal(.string(let text)):
            let right = form.of(text)
            if right != text { report(.neverRead(text, value: form.value, how: form.how, form: right), node) }
        case .list(let items): items.forEach { check($0, form, report) }
        case .test(let sign, let end) where sign == .equal || sign == .unequal: check(end, form, report)
        case .conditional(_, let then, let otherwise): [then, otherwise].forEach { check($0, form, report) }
        case .name(let name):
            guard name != form.ownList, case .codeList(let list)? = names[name],
                let code = list.codes.first(where: { form.of($0) != $0 })
            else { return }
            let finding = ReadFormFinding.neverListed(
                code, list: name, value: form.value, how: form.how, form: form.of(code))
            report(finding, node)
        default: break
        }
    }

    /// The form of what a node gives, where it is known to have one.
    private func form(_ node: Node, _ expression: Expression) -> Form? {
        if let path = node.pathOfNames {
            guard let kept = kept(path), !kept.reading.isEmpty else { return nil }
            let reading = kept.reading
            return Form(
                value: path.joined(separator: "."), how: "lu \(reading.words)", ownList: kept.codeList?.name,
                of: { reading.form(of: $0) })
        }
        guard case .call(let function, let arguments) = node.form, let argument = arguments.first?.value,
            let builtin = BuiltinLibrary.standard.builtin(named: function)
        else { return nil }
        if builtin.traits.contains(.givesPart) { return form(argument, expression) }
        guard builtin.traits.contains(.normalizes), arguments.count == 1 else { return nil }
        let written = String(decoding: expression.text.bytes[node.range], as: UTF8.self)
        return Form(value: written, how: "toujours écrit par « \(builtin.name) »") { builtin.form(of: $0) ?? $0 }
    }

    /// What a path of names is kept in, of the subject or of the records of a list.
    private func kept(_ path: [String]) -> KeptValue? {
        if case .slot(let kept)? = names.resolve(path) { return kept }
        guard path.count > 1, case .records(_, let inner)? = names.resolve(Array(path.dropLast())),
            case .slot(let kept)? = inner[path[path.count - 1]]
        else { return nil }
        return kept
    }
}

extension Node {
    /// The text that is written out; nil for anything else.
    fileprivate var text: String? { if case .literal(.string(let text)) = form { text } else { nil } }
}
