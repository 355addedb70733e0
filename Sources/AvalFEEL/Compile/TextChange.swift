import AvalValues

/// What functions make of a text one after the other, where each changes a letter whatever stands around it: capitals,
/// accents left out.
final class TextChange {
    private let functions: [Builtin]
    /// What each ASCII character becomes.
    private let characters: OwnedMemory<UInt8>
    /// What each letter from À to ÿ becomes: those that UTF-8 writes with the lead byte 0xC3, by the byte after it.
    private let accented: [[UInt8]]

    /// The change that `body` makes of the text called `name`; nil for a body that is not made of such functions.
    convenience init?(_ body: Node, of name: String, _ library: BuiltinLibrary) {
        guard let (change, text) = Self.around(body, library), case .name(name) = text.form else { return nil }
        self.init(change)
    }

    /// The functions of a change that a node makes, and the node whose text it changes; nil where it makes none.
    static func around(_ node: Node, _ library: BuiltinLibrary) -> (functions: [Builtin], text: Node)? {
        var (inner, functions) = (node, [Builtin]())
        while case .call(_, let arguments) = inner.form, let function = library.builtin(calledBy: inner),
            function.traits.contains(.changesLetters), arguments.count == 1, arguments[0].name == nil
        {
            functions.insert(function, at: 0)
            inner = arguments[0].value
        }
        return functions.isEmpty ? nil : (functions, inner)
    }

    /// The change that some functions make, from the innermost; nil where one makes more or less of a character of ASCII.
    init?(_ functions: [Builtin]) {
        self.functions = functions
        var table: [UInt8] = []
        for character in 0..<UInt8(128) {
            let made = Array(Self.apply(functions, String(UnicodeScalar(character))).utf8)
            guard made.count == 1, made[0] < 128 else { return nil }
            table.append(made[0])
        }
        characters = OwnedMemory(table)
        accented = (UInt32(0xC0)...0xFF).map { code in
            Unicode.Scalar(code).map { Array(Self.apply(functions, String($0)).utf8) } ?? []
        }
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

    /// Appends the bytes of what a text becomes: letter by letter, unless one beyond ÿ is in it.
    func append(_ text: ByteView, to bytes: inout [UInt8]) {
        let start = bytes.count
        var offset = 0
        while offset < text.count {
            let byte = text[offset]
            if byte < 128 {
                bytes.append(characters.start[Int(byte)])
                offset += 1
            } else if byte == 0xC3, offset + 1 < text.count {
                bytes += accented[Int(text[offset + 1] & 0x3F)]
                offset += 2
            } else {
                bytes.removeSubrange(start...)
                bytes += Array(self.text(text).utf8)
                return
            }
        }
    }
}
