import AvalFEEL
import AvalRules
import AvalSource
import AvalValues

/// The small changes of one expression: at each node of its tree, what an author may have written instead.
struct ExpressionMutations {
    /// A change of a stretch of the expression's text.
    struct Small {
        let change: Mutant.Change
        /// What of the text is shown before and after.
        let shown: Range<Int>
        /// What gives way.
        let range: Range<Int>
        let text: String
    }

    private let written: WrittenExpression
    private let bytes: [UInt8]
    private var found: [Small] = []

    init(_ written: WrittenExpression) {
        self.written = written
        bytes = written.expression.text.bytes
    }

    /// All of them, in the order of the text.
    var all: [Small] {
        var copy = self
        copy.visit(written.expression.root, under: nil)
        return copy.found.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
    }

    private mutating func visit(_ node: Node, under parent: Node?) {
        switch node.form {
        case .comparison(let sign, let left, let right): changeSign(node, left, right, sign.rawValue, Self.other(sign))
        case .test(let sign, let end): changeTest(node, sign, end)
        case .and(let left, let right): changeJunction(node, left, right, "and", "or")
        case .or(let left, let right): changeJunction(node, left, right, "or", "and")
        case .arithmetic(let sign, let left, let right):
            changeSign(node, left, right, sign.rawValue, Self.other(sign))
        case .range(let lower, let isLowerIncluded, let upper, let isUpperIncluded):
            changeEnds(node, lower, isLowerIncluded, upper, isUpperIncluded)
        case .quantified(let quantifier, _, _): changeQuantifier(node, quantifier)
        case .literal(let value): changeLiteral(node, value, under: parent)
        case .call(let function, let arguments): changeCall(node, function, arguments)
        case .membership: negate(node)
        case .name, .path: if written.isCondition(node) { negate(node) }
        default: break
        }
        visitChildren(node)
    }

    private mutating func visitChildren(_ node: Node) {
        // The parts of a path and the name of a function are no values by themselves.
        if case .path = node.form { return }
        if case .call(let function, let arguments) = node.form {
            if function.pathOfNames == nil { visit(function, under: node) }
            for argument in arguments { visit(argument.value, under: node) }
            return
        }
        for child in node.form.children { visit(child, under: node) }
    }

    private mutating func add(_ change: Mutant.Change, _ node: Node, _ range: Range<Int>, _ text: String) {
        found.append(Small(change: change, shown: node.range, range: range, text: text))
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    // MARK: Signs

    private static func other(_ sign: Comparison) -> String {
        switch sign {
        case .less: "<="
        case .lessOrEqual: "<"
        case .greater: ">="
        case .greaterOrEqual: ">"
        case .equal: "!="
        case .unequal: "="
        }
    }

    private static func other(_ sign: Arithmetic) -> String {
        switch sign {
        case .add: "-"
        case .subtract: "+"
        case .multiply, .power: "/"
        case .divide: "*"
        }
    }

    /// The stretch of a sign between two nodes; nil where it is not spelt as the tree has it.
    private func stretch(_ sign: String, between left: Node, and right: Node) -> Range<Int>? {
        guard left.range.upperBound <= right.range.lowerBound else { return nil }
        return bytes.firstRange(of: Array(sign.utf8), in: left.range.upperBound..<right.range.lowerBound)
    }

    private mutating func changeSign(_ node: Node, _ left: Node, _ right: Node, _ sign: String, _ other: String) {
        guard let range = stretch(sign, between: left, and: right) else { return }
        add(.sign, node, range, other)
    }

    private mutating func changeTest(_ node: Node, _ sign: Comparison, _ end: Node) {
        let room = node.range.lowerBound..<max(node.range.lowerBound, end.range.lowerBound)
        guard let range = bytes.firstRange(of: Array(sign.rawValue.utf8), in: room) else { return }
        add(.sign, node, range, Self.other(sign))
    }

    private mutating func changeEnds(
        _ node: Node, _ lower: Node, _ isLowerIncluded: Bool, _ upper: Node, _ isUpperIncluded: Bool
    ) {
        let (first, last) = (node.range.lowerBound, node.range.upperBound - 1)
        guard first < lower.range.lowerBound, last >= upper.range.upperBound else { return }
        add(.sign, node, first..<first + 1, isLowerIncluded ? "(" : "[")
        add(.sign, node, last..<last + 1, isUpperIncluded ? ")" : "]")
    }

    private mutating func changeQuantifier(_ node: Node, _ quantifier: Quantifier) {
        guard let range = bytes.firstRange(of: Array(quantifier.rawValue.utf8), in: node.range) else { return }
        add(.sign, node, range, quantifier == .some ? "every" : "some")
    }

    // MARK: Conditions

    /// One sign for the other, and each side alone.
    private mutating func changeJunction(
        _ node: Node, _ left: Node, _ right: Node, _ word: String, _ other: String
    ) {
        if let range = stretch(word, between: left, and: right) { add(.sign, node, range, other) }
        for side in [left, right] { add(.dropped, node, node.range, "(\(text(outer(side, in: node))))") }
    }

    /// A side with the brackets around it, which its node does not count.
    private func outer(_ side: Node, in node: Node) -> Range<Int> {
        var range = side.range
        while range.lowerBound > node.range.lowerBound, range.upperBound < node.range.upperBound {
            let before = bytes[node.range.lowerBound..<range.lowerBound].lastIndex { $0 != 32 && $0 != 10 }
            let after = bytes[range.upperBound..<node.range.upperBound].firstIndex { $0 != 32 && $0 != 10 }
            guard let before, let after, bytes[before] == UInt8(ascii: "("), bytes[after] == UInt8(ascii: ")") else {
                break
            }
            range = before..<after + 1
        }
        return range
    }

    private mutating func negate(_ node: Node) { add(.negation, node, node.range, "not(\(text(node.range)))") }

    private mutating func changeCall(_ node: Node, _ function: Node, _ arguments: [Form.Argument]) {
        let builtin = BuiltinLibrary.standard.builtin(named: function)
        if builtin?.traits.contains(.negates) == true, arguments.count == 1 {
            add(.negation, node, node.range, "(\(text(arguments[0].value.range)))")
        } else if written.isCondition(node) {
            negate(node)
        }
    }

    // MARK: Values

    private mutating func changeLiteral(_ node: Node, _ value: Value, under parent: Node?) {
        switch value {
        case .number(let number): changeNumber(node, number)
        case .date(let date):
            for day in [-1, 1] {
                let other = CalendarDate(dayNumber: date.dayNumber + day)
                add(.date, node, node.range, "@\"\(other)\"")
            }
        case .string(let word): changeText(node, word, under: parent)
        case .boolean(let truth): add(.negation, node, node.range, truth ? "false" : "true")
        default: break
        }
    }

    private mutating func changeNumber(_ node: Node, _ number: Decimal128) {
        guard let whole = number.integer, abs(whole) < 1 << 40 else { return }
        add(.bound, node, node.range, "\(whole + 1)")
        if whole > 0 { add(.bound, node, node.range, "\(whole - 1)") }
    }

    /// Another word of the list; of a pattern another count; of any other text another text.
    private mutating func changeText(_ node: Node, _ word: String, under parent: Node?) {
        if let words = written.words(of: node), let index = words.firstIndex(of: word), words.count > 1 {
            return add(.word, node, node.range, "\"\(words[(index + 1) % words.count])\"")
        }
        // A date that is written as a text, `date("2027-01-01")`.
        if let date = CalendarDate(word) {
            for day in [-1, 1] { add(.date, node, node.range, "\"\(CalendarDate(dayNumber: date.dayNumber + day))\"") }
            return
        }
        if let count = countInBraces(node.range) {
            let number = Int(text(count)) ?? 0
            return add(.bound, node, count, "\(number + 1)")
        }
        let isPlain = !word.isEmpty && !word.utf8.contains { "\\[\"".utf8.contains($0) }
        if isPlain, bytes[node.range.lowerBound] == UInt8(ascii: "\"") { add(.word, node, node.range, "\"\(word)x\"") }
    }

    /// The digits that follow the first `{` of a stretch, as a pattern counts.
    private func countInBraces(_ range: Range<Int>) -> Range<Int>? {
        guard let brace = bytes[range].firstIndex(of: UInt8(ascii: "{")) else { return nil }
        let end = bytes[brace + 1..<range.upperBound].firstIndex { !(0x30...0x39).contains($0) } ?? range.upperBound
        return end > brace + 1 && end - brace < 6 ? brace + 1..<end : nil
    }
}

extension [UInt8] {
    /// Where some bytes first stand within a stretch.
    fileprivate func firstRange(of part: [UInt8], in room: Range<Int>) -> Range<Int>? {
        guard !part.isEmpty, room.count >= part.count else { return nil }
        return (room.lowerBound...room.upperBound - part.count).lazy.map { $0..<$0 + part.count }.first {
            self[$0].elementsEqual(part)
        }
    }
}
