import AvalJSON
import AvalValues

/// What a line of the journal says of its place in it, read without building anything; good as long as the line is kept.
struct JournalLine {
    /// What the line is.
    enum Kind {
        /// A receipt.
        case receipt
        /// The seal that closes a segment.
        case seal
    }

    /// What the line is.
    var kind = Kind.receipt
    /// The receipt's number, or that of the last receipt that a seal closes.
    var number = 0
    /// What the line before hashes to, as written.
    var previous = ByteView()
    /// The name of the key.
    var key = ByteView()
    /// When it was written, in UTC.
    var time = ByteView()
    /// What the receipt's declaration hashes to.
    var fingerprint = ByteView()

    /// Reads a line; nil where it is none of the journal's.
    init?(_ line: ByteView) {
        var cursor = JSONCursor(line)
        var found = 0
        do throws(ScanError) {
            try cursor.expect(UInt8(ascii: "{"))
            repeat {
                _ = cursor.peek()
                let name = try cursor.string()
                try cursor.expect(UInt8(ascii: ":"))
                _ = cursor.peek()
                let start = cursor.offset
                try cursor.skipValue(depth: 0)
                if take(line[name.start..<name.end], line[start..<cursor.offset]) { found += 1 }
            } while cursor.take(UInt8(ascii: ","))
            try cursor.expect(UInt8(ascii: "}"))
        } catch { return nil }
        guard cursor.offset == line.count, found == (kind == .receipt ? 5 : 4) else { return nil }
    }

    /// Notes a member that says something of the line's place; tells whether it does.
    private mutating func take(_ name: ByteView, _ value: ByteView) -> Bool {
        let text = value.count >= 2 && value[0] == UInt8(ascii: "\"") ? value[1..<(value.count - 1)] : ByteView()
        switch name.count {
        case 3 where name.elementsEqual(ByteView("cle")): key = text
        case 9 where name.elementsEqual(ByteView("precedent")): previous = text
        case 9 where name.elementsEqual(ByteView("empreinte")): fingerprint = text
        case 8 where name.elementsEqual(ByteView("signe_le")): time = text
        case 9 where name.elementsEqual(ByteView("scelle_le")):
            kind = .seal
            time = text
        case 6 where name.elementsEqual(ByteView("numero")): return takeNumber(value)
        case 7 where name.elementsEqual(ByteView("dernier")): return takeNumber(value)
        default: return false
        }
        return !text.isEmpty
    }

    private mutating func takeNumber(_ value: ByteView) -> Bool {
        guard let number = Int(value.text), number >= 0 else { return false }
        self.number = number
        return true
    }
}
