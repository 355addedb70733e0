import AvalValues

/// A regular expression that is no more than a run of character classes between `^` and `$`, matched byte by byte.
///
/// `^[0-9]{3}[a-z]$` is one; anything with a choice, a group, a wildcard or a repetition before the last class is not, and
/// is left to the general engine. Such a pattern never backtracks.
struct BytePattern: Sendable {
    private struct Step: Sendable {
        /// Which of the 128 ASCII characters it takes.
        var low: UInt64 = 0
        var high: UInt64 = 0
        var least = 1
        var most = 1

        mutating func insert(_ byte: UInt8) {
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
        }

        @inline(__always)
        func takes(_ byte: UInt8) -> Bool {
            if byte >= 128 { return false }
            return byte < 64 ? low >> UInt64(byte) & 1 == 1 : high >> UInt64(byte - 64) & 1 == 1
        }
    }

    private var steps: [Step] = []

    /// The pattern, if it is of this simple form.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 2, bytes.first == UInt8(ascii: "^"), bytes.last == UInt8(ascii: "$"),
            bytes.allSatisfy({ $0 < 128 })
        else { return nil }
        var offset = 1
        let end = bytes.count - 1
        while offset < end {
            guard var step = Self.readClass(bytes, &offset, end), Self.readCount(bytes, &offset, end, &step) else {
                return nil
            }
            // A repetition of unknown length before the end could need to give characters back.
            if let last = steps.last, last.least != last.most { return nil }
            steps.append(step)
        }
    }

    /// Whether the bytes of a text match.
    @inline(__always)
    func matches<Bytes: RandomAccessCollection>(_ text: Bytes) -> Bool
    where Bytes.Element == UInt8, Bytes.Index == Int {
        var offset = 0
        for step in steps {
            var count = 0
            while count < step.most, offset < text.count, step.takes(text[offset]) {
                (count, offset) = (count + 1, offset + 1)
            }
            if count < step.least { return false }
        }
        return offset == text.count
    }

    private static func isLiteral(_ byte: UInt8) -> Bool {
        (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A)
            || byte == 0x20 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }

    private static func readClass(_ bytes: [UInt8], _ offset: inout Int, _ end: Int) -> Step? {
        var step = Step()
        if isLiteral(bytes[offset]) {
            step.insert(bytes[offset])
            offset += 1
            return step
        }
        guard bytes[offset] == UInt8(ascii: "[") else { return nil }
        offset += 1
        let start = offset
        while offset < end, bytes[offset] != UInt8(ascii: "]") {
            let first = bytes[offset]
            guard isLiteral(first), first != UInt8(ascii: "-") else { return nil }
            if offset + 2 < end, bytes[offset + 1] == UInt8(ascii: "-"), bytes[offset + 2] != UInt8(ascii: "]") {
                let last = bytes[offset + 2]
                guard isLiteral(last), last >= first else { return nil }
                for byte in first...last { step.insert(byte) }
                offset += 3
            } else {
                step.insert(first)
                offset += 1
            }
        }
        guard offset < end, offset > start else { return nil }
        offset += 1
        return step
    }

    private static func readCount(_ bytes: [UInt8], _ offset: inout Int, _ end: Int, _ step: inout Step) -> Bool {
        guard offset < end else { return true }
        switch bytes[offset] {
        case UInt8(ascii: "?"):
            (step.least, offset) = (0, offset + 1)
        case UInt8(ascii: "+"):
            (step.most, offset) = (.max, offset + 1)
        case UInt8(ascii: "*"):
            (step.least, step.most, offset) = (0, .max, offset + 1)
        case UInt8(ascii: "{"):
            guard let close = bytes[offset..<end].firstIndex(of: UInt8(ascii: "}")) else { return false }
            let parts = String(decoding: bytes[offset + 1..<close], as: UTF8.self).split(
                separator: ",", omittingEmptySubsequences: false)
            guard let least = Int(parts[0]), least >= 0, least <= 10_000, parts.count <= 2 else { return false }
            step.least = least
            step.most = parts.count == 1 ? least : parts[1].isEmpty ? .max : Int(parts[1]) ?? -1
            if step.most < step.least { return false }
            offset = close + 1
        default: return true
        }
        // A lazy or possessive mark would change nothing but is not of this form.
        return offset >= end || ![UInt8(ascii: "?"), UInt8(ascii: "+"), UInt8(ascii: "*")].contains(bytes[offset])
    }
}
