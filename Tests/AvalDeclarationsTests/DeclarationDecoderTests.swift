import AvalDeclarations
import AvalTestSupport
import AvalValues
import Glibc
import Testing

/// The reader of declarations by itself: what it keeps, and what it forgets.
struct DeclarationDecoderTests {
    private static func schema(fields: Int) -> Schema {
        let fields = (0..<fields).map {
            Schema.Field(
                path: ["f\($0)"], kind: $0 == 0 ? .codes : .text, slot: $0, isPersonal: false, isRequired: false,
                label: "f\($0)")
        }
        let group = Schema.Group(
            path: [], slot: -1, keys: fields.map { $0.path[0] }, members: fields.indices.map { .field($0) })
        let root = Schema.RecordType(
            name: "declaration", key: "", fields: fields, groups: [group], slotCount: fields.count, isRequired: true,
            limit: 1)
        return Schema(records: [root], catalogue: ByteTable(["amiante", "plomb"]), widths: [fields.count])
    }

    private func decode(_ text: String, with decoder: DeclarationDecoder, _ look: (DeclarationRecord) -> Void)
        throws(InputError)
    {
        let bytes = Array(text.utf8)
        try ByteView.with(bytes) { bytes in
            Result { () throws(InputError) in
                try decoder.decode(bytes)
                look(decoder.record)
            }
        }.get()
    }

    private func text(_ slot: Slot) -> String { slot.bytes.text }

    /// A key longer than the words that a member is told by, cut off by the end of memory.
    @Test(arguments: [33, 45, 46, 60])
    func aLongKeyIsNeverReadBeyondTheText(length: Int) throws {
        let name = String(repeating: "a", count: length)
        let field = Schema.Field(
            path: [name], kind: .text, slot: 0, isPersonal: false, isRequired: false, label: name)
        let group = Schema.Group(path: [], slot: -1, keys: [name], members: [.field(0)])
        let root = Schema.RecordType(
            name: "declaration", key: "", fields: [field], groups: [group], slotCount: 1, isRequired: true, limit: 1)
        let decoder = DeclarationDecoder(
            schema: Schema(records: [root], catalogue: ByteTable(["amiante"]), widths: [1]), uniqueField: nil)
        // What stands behind the second page is nobody's: to look at it ends the program.
        let page = sysconf(Int32(_SC_PAGESIZE))
        let memory = try #require(mmap(nil, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))
        defer { munmap(memory, 2 * page) }
        mprotect(memory + page, page, PROT_NONE)
        let whole = Array("{\"\(name)\":\"x\"}".utf8)
        for count in 1...whole.count {
            let start = memory + page - count
            start.copyMemory(from: whole, byteCount: count)
            let isRead = (try? decoder.decode(ByteView(start: start, count: count))) != nil
            #expect(isRead == (count == whole.count))
        }
    }

    @Test func aKeyBeyondTheSixtyFourthIsReadOnceOnly() throws {
        let decoder = DeclarationDecoder(schema: Self.schema(fields: 100), uniqueField: nil)
        try decode(#"{"f70":"a","f6":"b","f99":"c"}"#, with: decoder) { record in
            #expect([70, 6, 99].map { text(record.root[$0]) } == ["a", "b", "c"])
            #expect(record.root[64].isNull && record.unknownFields.isEmpty)
        }
        for key in ["f3", "f63", "f64", "f70", "f99"] {
            #expect(throws: InputError(.duplicateKey, pointer: "/\(key)", offset: 1 + key.utf8.count + 8)) {
                try decode("{\"\(key)\": \"a\",\"\(key)\": \"b\"}", with: decoder) { _ in }
            }
        }
    }

    @Test func textsAreUnescapedWhateverTheirLength() throws {
        let decoder = DeclarationDecoder(schema: Self.schema(fields: 2), uniqueField: nil)
        for length in 0..<40 {
            let plain = String(repeating: "x", count: length)
            for (written, meant) in [
                ("\\n", "\n"), ("é", "é"), ("\\u00e9", "é"), ("\\ud83d\\ude00", "😀"), ("\\\"", "\""), ("", ""),
            ] {
                try decode("{\"f1\":\"a\(plain)\(written)\(plain)\"}", with: decoder) { record in
                    #expect(text(record.root[1]) == "a" + plain + meant + plain)
                }
            }
        }
    }

    @Test func aQuoteBackslashOrControlIsSeenAtEveryOffsetOfAWord() {
        let decoder = DeclarationDecoder(schema: Self.schema(fields: 2), uniqueField: nil)
        for length in 0..<24 {
            let plain = String(repeating: "\u{7F}", count: length)
            for byte in 0..<UInt8(0x20) {
                let text = "{\"f1\":\"\(plain)\(Character(Unicode.Scalar(byte)))!!!!!!!!!!\"}"
                let offset = 7 + length
                #expect(throws: InputError(.notJSON, pointer: "/f1", offset: offset)) {
                    try decode(text, with: decoder) { _ in }
                }
            }
        }
    }

    @Test func codesKeepTheirFirstIndexAndCountOnce() throws {
        let decoder = DeclarationDecoder(schema: Self.schema(fields: 1), uniqueField: nil)
        try decode(#"{"f0":["x","plomb","x","amiante","\u0070lomb","y"]}"#, with: decoder) { record in
            let entries = record.codes(of: record.root[0])
            #expect(entries.map { $0.bytes.text } == ["x", "plomb", "amiante", "y"])
            #expect(entries.map(\.position) == [0, 1, 3, 5])
            #expect(record.root[0].payload == 0b11)
        }
    }

    @Test func nothingIsKeptFromADeclarationToTheNext() throws {
        let decoder = DeclarationDecoder(schema: Self.schema(fields: 3), uniqueField: nil)
        #expect(throws: InputError.self) {
            try decode(#"{"f1":"a","f2":"b","f0":["x"],"z":1,"f1":2}"#, with: decoder) { _ in }
        }
        try decode("{}", with: decoder) { record in
            #expect((0..<3).allSatisfy { record.root[$0].isNull })
            #expect(record.unknownFields.isEmpty && record.wrongValues.isEmpty && record.repeatedIDs.isEmpty)
        }
    }

    @Test func theSourceIsTheDeclarationWithoutTheBlanksAround() throws {
        let decoder = DeclarationDecoder(schema: Self.schema(fields: 1), uniqueField: nil)
        try decode(" \n{\"x\" : 1 }\t\r\n", with: decoder) { record in
            #expect(record.source.text == "{\"x\" : 1 }")
        }
    }

    @Test func anUnreadableKeyIsLeftOutOfThePointer() {
        let decoder = DeclarationDecoder(schema: Self.schema(fields: 1), uniqueField: nil)
        for (key, pointer) in [
            ("nom", "/nom"), ("Nom", ""), ("é", ""), ("a b", ""), ("a/b", ""), (String(repeating: "a", count: 41), ""),
        ] {
            do throws(InputError) {
                try decode("{\"\(key)\": 1, \"\(key)\": 2}", with: decoder) { _ in }
                Issue.record("no failure")
            } catch {
                #expect(error.pointer == pointer)
            }
        }
    }
}
