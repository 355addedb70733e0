import AvalValues

/// What functions make of a text one after the other, where each changes a letter whatever stands around it: capitals,
/// accents left out.
final class TextChange {
    private let functions: [Builtin]
    /// What each ASCII character becomes.
    private let characters: OwnedMemory<UInt8>

    /// The change that `body` makes of the text called `name`; nil for a body that is not made of such functions.
    init?(_ body: Node, of name: String, _ library: BuiltinLibrary) {
        guard let functions = Self.functions(body, of: name, library), !functions.isEmpty else { return nil }
        self.functions = functions
        var table: [UInt8] = []
        for character in 0..<UInt8(128) {
            let made = Array(Self.apply(functions, String(UnicodeScalar(character))).utf8)
            guard made.count == 1, made[0] < 128 else { return nil }
            table.append(made[0])
        }
        characters = OwnedMemory(table)
    }

    /// The functions from the innermost.
    private static func functions(_ body: Node, of name: String, _ library: BuiltinLibrary) -> [Builtin]? {
        if case .name(name) = body.form { return [] }
        guard case .call(_, let arguments) = body.form, let function = library.builtin(calledBy: body),
            function.traits.contains(.changesLetters), arguments.count == 1, arguments[0].name == nil
        else { return nil }
        return functions(arguments[0].value, of: name, library).map { $0 + [function] }
    }

    private static func apply(_ functions: [Builtin], _ text: String) -> String {
        let evaluator = Evaluator()
        return functions.reduce(text) { text, function in
            function.body(Builtin.Call(form: 0, arguments: [.string(text)], codeList: nil, evaluator: evaluator)).string
                ?? ""
        }
    }

    /// What a text becomes.
    func text(_ bytes: ByteView) -> String { Self.apply(functions, bytes.text) }

    /// Appends the bytes of what a text becomes: character by character, unless letters beyond ASCII are in it.
    func append(_ text: ByteView, to bytes: inout [UInt8]) {
        let start = bytes.count
        for byte in text {
            guard byte < 128 else {
                bytes.removeSubrange(start...)
                bytes += Array(self.text(text).utf8)
                return
            }
            bytes.append(characters.start[Int(byte)])
        }
    }
}
