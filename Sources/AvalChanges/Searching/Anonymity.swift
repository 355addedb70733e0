import AvalDeclarations
import AvalJSON
import AvalLoading
import AvalRules
import AvalValues

/// Puts made-up values in the place of those that are about a person or a company, so that a declaration may be shown.
struct Anonymity {
    private let schema: Schema
    /// The declaration that examples start from: what stands in it is nobody's.
    private let model: JSONValue
    /// Asks whether what is to be shown of a declaration is still true of it.
    private let holds: (JSONValue) -> Bool

    init(_ rules: RuleSet, keeping holds: @escaping (JSONValue) -> Bool) {
        schema = rules.schema
        model = rules.modelDeclaration
        self.holds = holds
    }

    /// What stands where no made-up value shows the same.
    static let hidden = "(personnel)"

    /// The declaration with other values, and whether it still shows the same: what has to be hidden shows nothing.
    func made(_ declaration: JSONValue) -> (declaration: JSONValue, isWhole: Bool) {
        var current = declaration
        var personal: [JSONPointer] = []
        for pointer in places(declaration, JSONPointer()) {
            guard let value = current.value(at: pointer) else { continue }
            let tries = candidates(for: value, at: pointer).filter { $0 != value }
            if let other = tries.lazy.map({ current.replacing(pointer, with: $0) }).first(where: holds) {
                current = other
            } else if isPersonal(pointer) {
                personal.append(pointer)
            }
        }
        // Last, since nothing is shown any more of a declaration in which something is hidden.
        for pointer in personal { current = current.replacing(pointer, with: .string(Self.hidden)) }
        return (current, personal.isEmpty)
    }

    // MARK: What is replaced

    /// Where texts, numbers of persons and companies, and days stand that are about somebody.
    private func places(_ value: JSONValue, _ pointer: JSONPointer) -> [JSONPointer] {
        switch value {
        case .object(let members): members.flatMap { places($0.value, pointer.appending($0.key)) }
        case .array(let items): items.indices.flatMap { places(items[$0], pointer.appending($0)) }
        case .null, .bool: []
        case .string, .number: isPlain(value, at: pointer) ? [] : [pointer]
        }
    }

    /// Whether a value is one of a closed list, or of a sort that tells nothing of anybody. A text in the place of a word of a
    /// list may be anything.
    private func isPlain(_ value: JSONValue, at pointer: JSONPointer) -> Bool {
        if let field = field(at: pointer) {
            switch field.kind.shape(field.options) {
            case .word(let words): return words.contains { TextKey($0) == TextKey(value.string ?? "") }
            case .date: return !field.isPersonal && value.string.flatMap { CalendarDate($0) } != nil
            case .number: return !field.isPersonal && value.number != nil
            case .code: return isCode(value)
            case .text, .boolean, .codes, .object: return false
            }
        }
        guard let last = pointer.tokens.last, Int(last) != nil,
            field(of: Array(pointer.tokens.dropLast())) != nil
        else { return false }
        return isCode(value)
    }

    private func isCode(_ value: JSONValue) -> Bool {
        value.string.map { text in ByteView.with(Array(text.utf8)) { schema.catalogue.position($0) >= 0 } } ?? false
    }

    /// Whether a place may tell who it is about: so may all that nobody knows, and what is not of the sort of its field.
    private func isPersonal(_ pointer: JSONPointer) -> Bool {
        guard let field = field(at: pointer), case .text = field.kind.shape(field.options) else { return true }
        return field.isPersonal
    }

    private func field(at pointer: JSONPointer) -> Schema.Field? { field(of: pointer.tokens) }

    private func field(of tokens: [String]) -> Schema.Field? {
        let list = schema.records.indices.first { type in
            type > 0 && tokens.first.map { TextKey($0) == TextKey(schema.records[type].key) } ?? false
        }
        guard let list else { return schema.field(tokens, in: 0) }
        return tokens.count > 2 ? schema.field(Array(tokens.dropFirst(2)), in: list) : nil
    }

    // MARK: What takes its place

    /// Values that are nobody's, the plainest first.
    private func candidates(for value: JSONValue, at pointer: JSONPointer) -> [JSONValue] {
        if let day = value.string.flatMap({ CalendarDate($0) }) {
            let near = (1...15).flatMap { [-$0, $0] }.map { CalendarDate(dayNumber: day.dayNumber + $0).description }
            let plain = ["\(day.description.prefix(4))-01-01", "\(day.description.prefix(7))-01"]
            return usual(at: pointer) + (plain + near).map { .string($0) }
        }
        if value.string == nil { return usual(at: pointer) + [.integer(1)] }
        // Elements of lists are told apart by their places.
        let place = pointer.tokens.dropFirst().first.flatMap { Int($0) }.map { "\($0 + 1)" } ?? ""
        return [.string("x\(place)")] + usual(at: pointer) + Self.reserved.map { .string($0) }
    }

    /// What standards give as examples, so that it is nobody's: an address of RFC 2606, the French IBAN of the registry.
    private static let reserved = ["X", "", "nom@example.org", "FR1420041010050500013M02606"]

    /// What stands in this place of the declaration that examples start from, whichever element of its list.
    private func usual(at pointer: JSONPointer) -> [JSONValue] {
        let steps = pointer.tokens.map { token in Int(token) == nil ? JSONPointer.Step.key(token) : .index(0) }
        return model.value(at: JSONPointer(steps)).map { [$0] } ?? []
    }
}

extension JSONValue {
    /// The value with another one at a place that it has.
    fileprivate func replacing(_ pointer: JSONPointer, with value: JSONValue) -> JSONValue {
        (try? JSONPatch([.replace(pointer, value)]).applied(to: self)) ?? self
    }
}
