import AvalValues

/// JSON as the conformance cases write it: a small strict reader, whose numbers stay text (the cases have next to none).
indirect enum ConformanceJSON: Sendable {
    case null
    case boolean(Bool)
    case number(String)
    case string(String)
    case array([ConformanceJSON])
    case object([(name: String, value: ConformanceJSON)])

    subscript(name: String) -> ConformanceJSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    var string: String? { if case .string(let string) = self { string } else { nil } }
    var array: [ConformanceJSON]? { if case .array(let array) = self { array } else { nil } }
    var object: [(name: String, value: ConformanceJSON)]? {
        if case .object(let members) = self { members } else { nil }
    }

    /// Reads one value that is the whole of a text; `nil` where it is no JSON.
    init?(_ text: String) {
        var reader = Reader(bytes: Array(text.utf8))
        guard let value = reader.value(depth: 0), reader.isAtEnd else { return nil }
        self = value
    }

    private struct Reader {
        let bytes: [UInt8]
        var at = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        var isAtEnd: Bool {
            mutating get {
                skipBlanks()
                return at == bytes.count
            }
        }

        private mutating func skipBlanks() {
            while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
        }

        private mutating func take(_ text: String) -> Bool {
            guard bytes[at...].starts(with: text.utf8) else { return false }
            at += text.utf8.count
            return true
        }

        mutating func value(depth: Int) -> ConformanceJSON? {
            skipBlanks()
            guard at < bytes.count, depth < 64 else { return nil }
            switch bytes[at] {
            case UInt8(ascii: "{"): return object(depth)
            case UInt8(ascii: "["): return array(depth)
            case UInt8(ascii: "\""): return text().map { .string($0) }
            case UInt8(ascii: "t"): return take("true") ? .boolean(true) : nil
            case UInt8(ascii: "f"): return take("false") ? .boolean(false) : nil
            case UInt8(ascii: "n"): return take("null") ? .null : nil
            default: return number()
            }
        }

        private mutating func number() -> ConformanceJSON? {
            let start = at
            while at < bytes.count, "+-.0123456789eE".utf8.contains(bytes[at]) { at += 1 }
            let text = String(decoding: bytes[start..<at], as: UTF8.self)
            return Decimal128(text) == nil ? nil : .number(text)
        }

        private mutating func array(_ depth: Int) -> ConformanceJSON? {
            at += 1
            var items: [ConformanceJSON] = []
            skipBlanks()
            if take("]") { return .array([]) }
            repeat {
                guard let item = value(depth: depth + 1) else { return nil }
                items.append(item)
                skipBlanks()
            } while take(",")
            return take("]") ? .array(items) : nil
        }

        private mutating func object(_ depth: Int) -> ConformanceJSON? {
            at += 1
            var members: [(name: String, value: ConformanceJSON)] = []
            skipBlanks()
            if take("}") { return .object([]) }
            repeat {
                skipBlanks()
                guard at < bytes.count, bytes[at] == UInt8(ascii: "\""), let name = text() else { return nil }
                skipBlanks()
                guard take(":"), let value = value(depth: depth + 1) else { return nil }
                members.append((name, value))
                skipBlanks()
            } while take(",")
            return take("}") ? .object(members) : nil
        }

        private mutating func text() -> String? {
            at += 1
            var result: [UInt8] = []
            while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
                if bytes[at] == UInt8(ascii: "\\") {
                    guard let scalar = escape() else { return nil }
                    result.append(contentsOf: String(scalar).utf8)
                } else {
                    guard bytes[at] >= 0x20 else { return nil }
                    result.append(bytes[at])
                    at += 1
                }
            }
            return take("\"") ? String(decoding: result, as: UTF8.self) : nil
        }

        private mutating func escape() -> Unicode.Scalar? {
            guard at + 1 < bytes.count else { return nil }
            let letter = bytes[at + 1]
            at += 2
            switch letter {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
            case UInt8(ascii: "n"): return "\n"
            case UInt8(ascii: "t"): return "\t"
            case UInt8(ascii: "r"): return "\r"
            case UInt8(ascii: "b"): return "\u{8}"
            case UInt8(ascii: "f"): return "\u{C}"
            case UInt8(ascii: "u"): return unicode()
            default: return nil
            }
        }

        private mutating func unicode() -> Unicode.Scalar? {
            guard let high = hexadecimal() else { return nil }
            if let scalar = Unicode.Scalar(high) { return scalar }
            guard take("\\u"), let low = hexadecimal(), (0xD800..<0xDC00).contains(high),
                (0xDC00..<0xE000).contains(low)
            else { return nil }
            return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        }

        private mutating func hexadecimal() -> UInt32? {
            // `UInt32` alone would take a sign for a digit.
            guard at + 4 <= bytes.count, bytes[at] != UInt8(ascii: "+") else { return nil }
            defer { at += 4 }
            return UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
        }
    }
}
