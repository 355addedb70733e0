/// Writes JSON: texts in UTF-8 with only what must be escaped, numbers and orders of keys as they are.
public enum JSONWriter {
    /// How the text is laid out.
    public enum Layout: Sendable {
        /// On one line, without blanks.
        case compact
        /// One element or member a line, two spaces a level, no line break at the end.
        case pretty
    }

    /// The bytes that write `value`.
    public static func bytes(of value: JSONValue, _ layout: Layout = .compact) -> [UInt8] {
        var output: [UInt8] = []
        append(value, to: &output, layout)
        return output
    }

    /// Adds the bytes that write `value` to `output`.
    public static func append(_ value: JSONValue, to output: inout [UInt8], _ layout: Layout = .compact) {
        append(value, to: &output, indent: layout == .pretty ? 0 : nil)
    }

    /// Adds a text, its quotes included.
    public static func append(_ string: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
            case 0x08: output += [UInt8(ascii: "\\"), UInt8(ascii: "b")]
            case 0x09: output += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
            case 0x0A: output += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case 0x0C: output += [UInt8(ascii: "\\"), UInt8(ascii: "f")]
            case 0x0D: output += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
            case 0..<0x20: output += Array("\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8)
            default: output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    /// Writes a value; `indent` is its level in a pretty layout, nil in a compact one.
    private static func append(_ value: JSONValue, to output: inout [UInt8], indent: Int?) {
        switch value {
        case .null: output += Array("null".utf8)
        case .bool(let bool): output += Array((bool ? "true" : "false").utf8)
        case .number(let number): output += Array(number.text.utf8)
        case .string(let string): append(string, to: &output)
        case .array(let elements):
            list(elements, between: "[", "]", to: &output, indent: indent) { element, output, indent in
                append(element, to: &output, indent: indent)
            }
        case .object(let members):
            list(members, between: "{", "}", to: &output, indent: indent) { member, output, indent in
                append(member.key, to: &output)
                output += Array((indent == nil ? ":" : ": ").utf8)
                append(member.value, to: &output, indent: indent)
            }
        }
    }

    private static func list<Element>(
        _ elements: [Element], between opening: Unicode.Scalar, _ closing: Unicode.Scalar, to output: inout [UInt8],
        indent: Int?, _ write: (Element, inout [UInt8], Int?) -> Void
    ) {
        output.append(UInt8(ascii: opening))
        for (index, element) in elements.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            breakLine(indent.map { $0 + 1 }, in: &output)
            write(element, &output, indent.map { $0 + 1 })
        }
        if !elements.isEmpty { breakLine(indent, in: &output) }
        output.append(UInt8(ascii: closing))
    }

    private static func breakLine(_ indent: Int?, in output: inout [UInt8]) {
        guard let indent else { return }
        output.append(UInt8(ascii: "\n"))
        output += repeatElement(UInt8(ascii: " "), count: 2 * indent)
    }
}
