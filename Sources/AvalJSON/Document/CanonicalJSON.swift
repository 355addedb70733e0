/// The one text of a JSON value that two parties can sign or digest (RFC 8785, « JSON Canonicalization Scheme »).
///
/// The scheme says that numbers are IEEE 754 doubles, written as ECMAScript writes them: this is the one place where a
/// number of ours becomes a float, and only its text comes out.
public enum CanonicalJSON {
    /// A number that no double can hold (`1e400`), which the scheme cannot write.
    public struct NumberOutOfRange: Error, Sendable, Hashable {
        /// Where it stands.
        public let pointer: JSONPointer
    }

    /// The canonical bytes of `value`: no blanks, keys by their UTF-16 units, numbers in their shortest form.
    public static func bytes(of value: JSONValue) throws(NumberOutOfRange) -> [UInt8] {
        var output: [UInt8] = []
        try append(value, to: &output, JSONPointer())
        return output
    }

    private static func append(
        _ value: JSONValue, to output: inout [UInt8], _ pointer: JSONPointer
    ) throws(NumberOutOfRange) {
        switch value {
        case .null, .bool, .string: JSONWriter.append(value, to: &output)
        case .number(let number):
            guard let text = ECMAScriptNumber.text(number) else { throw NumberOutOfRange(pointer: pointer) }
            output += Array(text.utf8)
        case .array(let elements):
            output.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                try append(element, to: &output, pointer.appending(index))
            }
            output.append(UInt8(ascii: "]"))
        case .object(let members):
            let sorted = members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
            output.append(UInt8(ascii: "{"))
            for (index, member) in sorted.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                JSONWriter.append(member.key, to: &output)
                output.append(UInt8(ascii: ":"))
                try append(member.value, to: &output, pointer.appending(member.key))
            }
            output.append(UInt8(ascii: "}"))
        }
    }
}

/// Numbers as ECMAScript writes them (ECMA-262, `Number::toString`).
enum ECMAScriptNumber {
    /// The text of the double nearest to `number`; nil beyond the largest one.
    static func text(_ number: JSONNumber) -> String? {
        guard let double = Double(number.text), double.isFinite else { return nil }
        if double == 0 { return "0" }
        let (digits, point) = shortest(double.magnitude)
        return (double < 0 ? "-" : "") + layOut(digits, point: point)
    }

    /// The fewest digits that read back as the same double (as Swift's own description gives them), without zeros at
    /// either end, and how many of them stand before the point.
    private static func shortest(_ double: Double) -> (digits: [Character], point: Int) {
        let parts = double.description.split(separator: "e")
        let exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        var digits = Array(mantissa.joined())
        var point = mantissa[0].count + exponent
        while digits.last == "0" { digits.removeLast() }
        while digits.first == "0" {
            digits.removeFirst()
            point -= 1
        }
        return (digits, point)
    }

    private static func layOut(_ digits: [Character], point: Int) -> String {
        let text = String(digits)
        let count = digits.count
        // A double never takes more than 17 digits.
        switch point {
        case count...21: return text + String(repeating: "0", count: point - count)
        case 1...21: return String(digits[..<point]) + "." + String(digits[point...])
        case -5...0: return "0." + String(repeating: "0", count: -point) + text
        default:
            let exponent = point - 1
            let mantissa = count == 1 ? text : String(digits[..<1]) + "." + String(digits[1...])
            return mantissa + "e" + (exponent < 0 ? "-" : "+") + String(exponent.magnitude)
        }
    }
}
