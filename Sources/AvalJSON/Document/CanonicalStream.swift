import AvalValues

/// The canonical form (RFC 8785) of a text, made from its bytes piece by piece: no tree of it is built, and the canonical
/// text stands nowhere whole.
///
/// What it holds is 16 bytes for each member and each object that has one, and a piece of its output. Numbers that the scheme
/// would make equal to others are refused, since two texts that differ must not come to the same.
public struct CanonicalStream {
    /// Why a text has no canonical form of its own; offsets count from its first byte.
    public enum Refusal: Error, Sendable, Hashable {
        /// A number that a double does not hold exactly as it is written, or one from 2⁵³ on.
        case number(offset: Int)
        /// A key that its object has already.
        case duplicateKey(offset: Int)
        /// No JSON.
        case illegible(offset: Int)
    }

    /// A member of an object: the bytes of its key between the quotes, and where its value begins.
    private struct Member {
        let key: Int32
        let keyEnd: Int32
        /// Which of `unescaped` the key is; -1 where it stands in the text as it is.
        let unescaped: Int32
        let value: Int32
    }

    /// An object that has members: those from `first` on, sorted.
    private struct Object {
        let start: Int32
        var first: Int32 = 0
        var count: Int32 = 0
        var end: Int32 = 0
    }

    /// How many bytes are handed over at a time, or little more.
    private static let piece = 64 << 10
    /// From here on two whole numbers may be one double.
    private static let firstAmbiguous = 9_007_199_254_740_992.0
    /// Longer numbers are not looked at: no double is written so.
    private static let longestNumber = 64

    private var cursor: JSONCursor
    private let bytes: ByteView
    private var objects: [Object] = []
    private var members: [Member] = []
    private var pending: [Member] = []
    private var unescaped: [[UInt8]] = []
    /// The digits of the number at hand, and those of the double nearest to it: numbers come by the million.
    private var digits: [UInt8] = []
    private var shortestDigits: [UInt8] = []
    private let output = OutputBuffer(capacity: piece + 4096)

    private init(_ bytes: ByteView) {
        self.bytes = bytes
        cursor = JSONCursor(bytes)
    }

    /// Hands the canonical form of `bytes` to `take`, piece by piece, without the member `omitted` of the outermost object,
    /// where one is named.
    ///
    /// The text is nested `depth` levels at most.
    public static func write(
        _ bytes: ByteView, omitting omitted: String?, depth: Int, _ take: (ByteView) -> Void
    ) throws(Refusal) {
        var stream = CanonicalStream(bytes)
        do throws(ScanError) { try stream.index(depth: depth) } catch {
            throw error.reason == .duplicateKey
                ? .duplicateKey(offset: error.offset) : .illegible(offset: error.offset)
        }
        stream.cursor.offset = 0
        try stream.put(omitting: omitted.map { Array($0.utf8) }, take)
        take(stream.output.bytes)
    }

    // MARK: Finding the members

    /// Steps over a value and notes the members of the objects in it.
    private mutating func index(depth: Int) throws(ScanError) {
        switch cursor.peek() {
        case UInt8(ascii: "{"):
            guard depth > 0 else { throw ScanError(.tooDeep, at: cursor.offset) }
            try indexObject(depth: depth - 1)
        case UInt8(ascii: "["):
            guard depth > 0 else { throw ScanError(.tooDeep, at: cursor.offset) }
            cursor.offset += 1
            if cursor.take(UInt8(ascii: "]")) { return }
            repeat { try index(depth: depth - 1) } while cursor.take(UInt8(ascii: ","))
            try cursor.expect(UInt8(ascii: "]"))
        default: try cursor.skipValue(depth: 0)
        }
    }

    private mutating func indexObject(depth: Int) throws(ScanError) {
        let start = cursor.offset
        cursor.offset += 1
        if cursor.take(UInt8(ascii: "}")) { return }
        let number = objects.count
        objects.append(Object(start: Int32(start)))
        let base = pending.count
        repeat {
            _ = cursor.peek()
            let key = try cursor.string()
            if key.escaped { unescaped.append(Array(cursor.text(key).utf8)) }
            try cursor.expect(UInt8(ascii: ":"))
            _ = cursor.peek()
            pending.append(
                Member(
                    key: Int32(key.start), keyEnd: Int32(key.end),
                    unescaped: key.escaped ? Int32(unescaped.count - 1) : -1, value: Int32(cursor.offset)))
            try index(depth: depth)
        } while cursor.take(UInt8(ascii: ","))
        try cursor.expect(UInt8(ascii: "}"))
        objects[number].end = Int32(cursor.offset)
        try sort(number, from: base)
    }

    /// Puts the members that were gathered for an object in their order.
    private mutating func sort(_ number: Int, from base: Int) throws(ScanError) {
        objects[number].first = Int32(members.count)
        objects[number].count = Int32(pending.count - base)
        members += pending[base...].sorted { withKeys($0, $1) { Self.precedes($0, $1) } }
        pending.removeSubrange(base...)
        for index in Int(objects[number].first)..<(members.count - 1) {
            let (one, next) = (members[index], members[index + 1])
            if withKeys(one, next, { $0.elementsEqual($1) }) {
                throw ScanError(.duplicateKey, at: Int(max(one.key, next.key)) - 1)
            }
        }
    }

    private func withKeys(_ one: Member, _ other: Member, _ compare: (ByteView, ByteView) -> Bool) -> Bool {
        withKey(one) { first in withKey(other) { compare(first, $0) } }
    }

    private func withKey<Value>(_ member: Member, _ body: (ByteView) -> Value) -> Value {
        if member.unescaped < 0 { return body(bytes[Int(member.key)..<Int(member.keyEnd)]) }
        return ByteView.with(unescaped[Int(member.unescaped)], body)
    }

    /// The order of UTF-16 units, over UTF-8: the order of the bytes, but that what is written with two units (a first byte
    /// from F0 on) comes before U+E000 to U+FFFF (EE and EF).
    private static func precedes(_ left: ByteView, _ right: ByteView) -> Bool {
        var index = 0
        while index < left.count, index < right.count {
            let (one, other) = (left[index], right[index])
            if one != other {
                if one >= 0xF0, other >= 0xEE, other < 0xF0 { return true }
                if other >= 0xF0, one >= 0xEE, one < 0xF0 { return false }
                return one < other
            }
            index += 1
        }
        return left.count < right.count
    }

    // MARK: Writing

    /// Writes the value that comes next, and steps over it.
    private mutating func put(omitting omitted: [UInt8]? = nil, _ take: (ByteView) -> Void) throws(Refusal) {
        switch cursor.peek() {
        case UInt8(ascii: "\""): putString(take)
        case UInt8(ascii: "{"): try putObject(omitting: omitted, take)
        case UInt8(ascii: "["): try putArray(take)
        case UInt8(ascii: "t"): putWord("true")
        case UInt8(ascii: "f"): putWord("false")
        case UInt8(ascii: "n"): putWord("null")
        default: try putNumber()
        }
        flush(take)
    }

    private func flush(_ take: (ByteView) -> Void) {
        guard output.count >= Self.piece else { return }
        take(output.bytes)
        output.truncate(to: 0)
    }

    private mutating func putWord(_ word: StaticString) {
        output.put(word)
        cursor.offset += word.utf8CodeUnitCount
    }

    private mutating func putArray(_ take: (ByteView) -> Void) throws(Refusal) {
        cursor.offset += 1
        output.put(UInt8(ascii: "["))
        var isFirst = true
        while !cursor.take(UInt8(ascii: "]")) {
            if !isFirst {
                cursor.offset += 1
                output.put(UInt8(ascii: ","))
            }
            isFirst = false
            try put(take)
        }
        output.put(UInt8(ascii: "]"))
    }

    private mutating func putObject(omitting omitted: [UInt8]?, _ take: (ByteView) -> Void) throws(Refusal) {
        output.put(UInt8(ascii: "{"))
        if let object = object(at: cursor.offset) {
            var isFirst = true
            for member in members[Int(object.first)..<Int(object.first + object.count)] {
                if let omitted, withKey(member, { $0.elementsEqual(omitted) }) { continue }
                if !isFirst { output.put(UInt8(ascii: ",")) }
                isFirst = false
                output.put(UInt8(ascii: "\""))
                withKey(member) { output.put(escaping: $0) }
                output.put("\":")
                cursor.offset = Int(member.value)
                try put(take)
            }
            cursor.offset = Int(object.end)
        } else {
            cursor.offset += 1
            _ = cursor.take(UInt8(ascii: "}"))
        }
        output.put(UInt8(ascii: "}"))
    }

    /// The object that begins at an offset; nil where it is empty.
    private func object(at offset: Int) -> Object? {
        var (low, high) = (0, objects.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(objects[middle].start) < offset { low = middle + 1 } else { high = middle }
        }
        return low < objects.count && Int(objects[low].start) == offset ? objects[low] : nil
    }

    // MARK: Strings and numbers

    private mutating func putString(_ take: (ByteView) -> Void) {
        guard let raw = try? cursor.string() else { return }
        output.put(UInt8(ascii: "\""))
        var start = raw.start
        while start < raw.end {
            // A long text goes in pieces that end before an escape or between two characters.
            let stop = raw.escaped ? bytes[..<raw.end].offset(of: UInt8(ascii: "\\"), from: start) ?? raw.end : raw.end
            while stop - start > Self.piece {
                output.put(bytes[start..<(start + Self.piece)])
                start += Self.piece
                flush(take)
            }
            output.put(bytes[start..<stop])
            start = stop < raw.end ? putEscape(at: stop) : stop
            flush(take)
        }
        output.put(UInt8(ascii: "\""))
    }

    /// Writes what one escape stands for; gives where the text goes on.
    private func putEscape(at offset: Int) -> Int {
        var end = offset + 2
        if bytes[offset + 1] == UInt8(ascii: "u") {
            end += 4
            // Two halves of one character.
            if bytes[offset + 2] | 0x20 == UInt8(ascii: "d"), bytes[offset + 3] >= UInt8(ascii: "8") { end += 6 }
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { room in
            guard let start = room.baseAddress else { return }
            // The index has checked every escape.
            let raw = RawString(start: offset, end: end, escaped: true)
            let count = (try? cursor.unescape(raw, into: start)) ?? 0
            output.put(escaping: ByteView(UnsafeRawBufferPointer(start: start, count: count)))
        }
        return end
    }

    /// Whether a number stands as the scheme writes it, as can be seen at a glance: most do. A double holds whatever has fifteen digits
    /// or fewer, and its shortest form has no others.
    private static func isCanonical(_ text: ByteView) -> Bool {
        guard text.count <= 16, text[0] != UInt8(ascii: "-") else { return false }
        guard let point = text.offset(of: UInt8(ascii: ".")) else {
            return text.count <= 15 && text.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        }
        // Below a millionth there is an exponent.
        let zeros = text[0] == UInt8(ascii: "0") ? text[(point + 1)...].prefix { $0 == UInt8(ascii: "0") }.count : 0
        return zeros < 6 && text[text.count - 1] != UInt8(ascii: "0")
            && text[(point + 1)...].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }

    private mutating func putNumber() throws(Refusal) {
        let offset = cursor.offset
        guard let raw = try? cursor.number() else { throw .illegible(offset: offset) }
        let text = bytes[raw.start..<raw.end]
        if Self.isCanonical(text) { return output.put(text) }
        guard text.count <= Self.longestNumber else { throw .number(offset: offset) }
        let decimal = DecimalDigits.read(text, into: &digits)
        if !decimal.isSurelyExact(digits) { try checkExact(text, decimal, offset) }
        decimal.write(digits, into: output)
    }

    /// Throws unless the double nearest to a number is written with the number's own digits.
    private mutating func checkExact(_ text: ByteView, _ decimal: DecimalDigits, _ offset: Int) throws(Refusal) {
        guard let double = Double(text.text), double.magnitude < Self.firstAmbiguous else {
            throw .number(offset: offset)
        }
        let shortest = ByteView.with(double.magnitude.description) { DecimalDigits.read($0, into: &shortestDigits) }
        guard shortest.point == decimal.point, shortestDigits == digits else { throw .number(offset: offset) }
    }
}
