import AvalFEEL
import AvalValues

extension CompiledRule {
    /// How its conditions come out of a subject, question by question, as lines for its author: up to the case that decides.
    public func explanation(_ frame: FrameView) -> [String] {
        var lines: [String] = []
        if let premise {
            lines += premise.text.explanation(frame)
            guard Truth(premise.text.value(of: premise.text.expression.root, in: frame)) == .yes else { return lines }
        }
        for (index, item) in cases.enumerated() {
            guard let text = item.texts.condition else { continue }
            if cases.count > 1 { lines.append("cas \(index + 1) :") }
            lines += text.explanation(frame)
            if Truth(text.value(of: text.expression.root, in: frame)) == .yes { break }
        }
        return lines
    }
}

extension CheckedText {
    /// A part of the expression as its file has it, on one line.
    func written(_ node: Node) -> String {
        let text = String(decoding: expression.text.bytes[node.range], as: UTF8.self)
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Each question of a condition with its answer, and the values that it asks about.
    fileprivate func explanation(_ frame: FrameView) -> [String] {
        questions(expression.root).map { question in
            let answer = Self.words(value(of: question, in: frame))
            let values = paths(in: question).filter { $0.id != question.id }.map { node in
                "\(written(node)) = \(Self.words(value(of: node, in: frame)))"
            }
            let shown = values.isEmpty ? "" : " (\(values.joined(separator: ", ")))"
            return "« \(written(question)) » : \(answer)\(shown)"
        }
    }

    /// The parts that are true or false by themselves, from left to right.
    private func questions(_ node: Node) -> [Node] {
        switch node.form {
        case .and, .or, .conditional: return node.form.children.flatMap(questions)
        case .call(let function, let arguments)
        where arguments.count == 1
            && BuiltinLibrary.standard.builtin(named: function)?.traits.contains(.negates) == true:
            return questions(arguments[0].value)
        default: return [node]
        }
    }

    /// The names that a question looks at, each once; what a loop or a filter looks at has no one value.
    func paths(in node: Node) -> [Node] {
        var seen: NameSet = []
        func visit(_ node: Node) -> [Node] {
            if let path = node.pathOfNames {
                let isList = if case .list? = names.resolve(path)?.kind { true } else { false }
                let isShown = names.resolve(path) != nil && !isList && seen.insert(written(node)).inserted
                return isShown ? [node] : []
            }
            switch node.form {
            case .loop, .quantified, .filter: return []
            case .call(_, let arguments): return arguments.flatMap { visit($0.value) }
            default: return node.form.children.flatMap(visit)
            }
        }
        return visit(node)
    }

    /// A value as French says it.
    private static func words(_ value: Value) -> String {
        switch value {
        case .null: "absent"
        case .boolean(let truth): truth ? "vrai" : "faux"
        case .number: value.literal.replacing(".", with: ",")
        case .date(let date): "\(date)"
        default: value.literal
        }
    }
}
