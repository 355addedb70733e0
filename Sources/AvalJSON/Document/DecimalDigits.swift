import AvalValues

/// A number that is written out, taken apart: its digits without zeros at either end stand beside it, in bytes that the next
/// number takes over.
struct DecimalDigits {
    let isNegative: Bool
    /// How many of the digits stand before the point; less than zero where zeros follow it first.
    let point: Int

    /// Reads a number of JSON, or the description of a double.
    static func read(_ text: ByteView, into digits: inout [UInt8]) -> DecimalDigits {
        digits.removeAll(keepingCapacity: true)
        var point = 0
        var isPast = false
        var index = 0
        while index < text.count, text[index] | 0x20 != UInt8(ascii: "e") {
            let byte = text[index]
            index += 1
            if byte == UInt8(ascii: ".") { isPast = true }
            guard (0x30...0x39).contains(byte) else { continue }
            if byte == 0x30, digits.isEmpty {
                if isPast { point -= 1 }
            } else {
                digits.append(byte)
                if !isPast { point += 1 }
            }
        }
        while digits.last == 0x30 { digits.removeLast() }
        let exponent = exponent(text, from: index + 1)
        let isNegative = text.count > 0 && text[0] == UInt8(ascii: "-")
        return digits.isEmpty
            ? DecimalDigits(isNegative: false, point: 0)
            : DecimalDigits(isNegative: isNegative, point: point + exponent)
    }

    private static func exponent(_ text: ByteView, from start: Int) -> Int {
        var value = 0
        var isNegative = false
        var index = start
        while index < text.count {
            let byte = text[index]
            index += 1
            if byte == UInt8(ascii: "-") { isNegative = true }
            if (0x30...0x39).contains(byte) { value = min(value * 10 + Int(byte - 0x30), farthest) }
        }
        return isNegative ? -value : value
    }

    /// No double has such an exponent.
    private static let farthest = 100_000

    /// Whether these are the digits of the double nearest to it, without a look at that: no two numbers of at most 15 digits
    /// share a double, far from the smallest ones, so that none is written shorter.
    func isSurelyExact(_ digits: [UInt8]) -> Bool { digits.count <= 15 && point > -290 && point < 16 }

    /// Writes it as ECMAScript does.
    func write(_ digits: [UInt8], into output: OutputBuffer) {
        if digits.isEmpty { return output.put(UInt8(ascii: "0")) }
        if isNegative { output.put(UInt8(ascii: "-")) }
        let count = digits.count
        switch point {
        case count...21:
            put(digits[...], output)
            for _ in count..<point { output.put(UInt8(ascii: "0")) }
        case 1...21:
            put(digits[..<point], output)
            output.put(UInt8(ascii: "."))
            put(digits[point...], output)
        case -5...0:
            output.put("0.")
            for _ in 0..<(-point) { output.put(UInt8(ascii: "0")) }
            put(digits[...], output)
        default:
            put(digits[..<1], output)
            if count > 1 {
                output.put(UInt8(ascii: "."))
                put(digits[1...], output)
            }
            output.put(point > 0 ? "e+" : "e-")
            output.put(text: String((point - 1).magnitude))
        }
    }

    private func put(_ digits: ArraySlice<UInt8>, _ output: OutputBuffer) {
        for digit in digits { output.put(digit) }
    }
}
