import AvalJSON
import Testing

/// What reading a text ends in: the value written again, or the kind, offset and pointer of the error.
func outcome(_ text: String, limits: JSONLimits = JSONLimits()) -> String { outcome(Array(text.utf8), limits: limits) }

func outcome(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) -> String {
    do throws(JSONError) {
        return String(decoding: JSONWriter.bytes(of: try JSONReader.parse(bytes, limits: limits)), as: UTF8.self)
    } catch {
        return "\(error.kind) \(error.offset) \(error.pointer.text)"
    }
}

@Suite("Reading JSON") struct JSONReaderTests {
    @Test(arguments: [
        "null", "true", "false", "0", "-0", "-1.50e+03", "12345678901234567890.000", "\"\"", "\"é😀\"", "[]", "{}",
        #"[1,[2,{"a":null}],"x"]"#, #"{"b":1,"a":{"é":2}}"#,
    ])
    func `what is read is written again as it was`(text: String) {
        #expect(outcome(text) == text)
        #expect(outcome(" \t\r\n" + text + "\n ") == text)
    }

    @Test func `escapes are undone and only what must be is escaped again`() {
        #expect(outcome(#""\u00e9\/\b\f\n\r\t\"\\\u0000\u001F\ud83d\ude00""#) == #""é/\b\f\n\r\t\"\\\u0000\u001f😀""#)
    }

    @Test func `an error tells what, where and in which value`() {
        #expect(outcome("") == "truncated 0 ")
        #expect(outcome(" x") == "notJSON 1 ")
        #expect(outcome("[1,2,]") == "notJSON 5 /2")
        #expect(outcome(#"{"a":[true,{"b/~":tru}]}"#) == "notJSON 21 /a/1/b~1~0")
        #expect(outcome(#"{"a":1"#) == "truncated 6 ")
        #expect(outcome(#"{"a":1,"b":{"a":2,"a":3}}"#) == "duplicateKey 18 /b/a")
        #expect(outcome(#"{"\u0061":1,"a":2}"#) == "duplicateKey 12 /a")
        #expect(outcome("1 2") == "trailingText 2 ")
        #expect(outcome("{} }") == "trailingText 3 ")
    }

    @Test func `two spellings of one letter are two keys`() {
        #expect(outcome("{\"\u{E9}\":1,\"e\u{301}\":2}") == "{\"\u{E9}\":1,\"e\u{301}\":2}")
    }

    @Test(arguments: [
        "01", "+1", "1.", ".5", "1e", "- 1", "0x1", "NaN", "nul", "'a'", "\"\n\"", "\"\\x\"", "\"\\u12g4\"", "[1 2]",
        "{a:1}",
        "{\"a\" 1}", "{,}", "[,]", "//", "\u{FEFF}1",
    ])
    func `what is nearly JSON is refused`(text: String) {
        #expect(
            ["notJSON", "truncated", "trailingText"].contains(
                outcome(text).split(separator: " ").first.map(String.init)))
    }

    @Test(
        arguments: [
            [0x80], [0xC0, 0x80], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5],
        ] as [[UInt8]])
    func `bytes that are not UTF-8 are refused where they stand`(bytes: [UInt8]) {
        #expect(outcome([0x22] + bytes + [0x22]) == "notUTF8 1 ")
    }

    @Test(arguments: [#""\ud800""#, #""\udc00""#, #""\ud800\u0041""#, #""\ud800\ud800""#])
    func `half of a character is refused`(text: String) {
        #expect(outcome("[\(text)]") == "notUTF8 2 /0")
    }

    @Test func `nesting stops at the limit`() {
        func nested(_ count: Int) -> String {
            String(repeating: "[", count: count) + String(repeating: "]", count: count)
        }
        #expect(outcome(nested(64)) == nested(64))
        #expect(outcome(nested(65)).hasPrefix("tooDeep 64 /0/0"))
        #expect(outcome(String(repeating: "{\"a\":", count: 100_000)).hasPrefix("tooDeep 320 /a/a"))
        #expect(outcome("[[1]]", limits: JSONLimits(depth: 1)) == "tooDeep 1 /0")
    }

    @Test func `an error's line and column count characters`() throws {
        let text = Array("{\n  \"é\": 1,\n  \"été\": x\n}".utf8)
        let error = #expect(throws: JSONError.self) { try JSONReader.parse(text) }
        let position = try #require(error).position(in: text)
        #expect((position.line, position.column) == (3, 10))
    }
}

@Suite("Random JSON") struct JSONFuzzTests {
    private static let pieces = [
        "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"é\"", "\\u00e9", "\\ud83d", "\\ude00", "1", "-", ".", "0", "e5",
        "true",
        "null", " ", "\u{0}", "\"a\":", "[1,2]", "{\"a\":1}",
    ]

    @Test(arguments: 1...4) func `whatever is read reads the same again`(seed: UInt64) throws {
        var random = FixedRandom(state: seed)
        var readable = 0
        for _ in 0..<5_000 {
            let count = Int.random(in: 1...6, using: &random)
            let text = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
            guard let value = try? JSONReader.parse(Array(text.utf8)) else { continue }
            readable += 1
            #expect(try JSONReader.parse(JSONWriter.bytes(of: value)) == value)
            #expect(try JSONReader.parse(JSONWriter.bytes(of: value, .pretty)) == value)
            #expect(try JSONReader.parse(CanonicalJSON.bytes(of: value)) == value)
        }
        #expect(readable > 100)
    }

    @Test(arguments: 5...6) func `random bytes end in an error inside the text`(seed: UInt64) {
        var random = FixedRandom(state: seed)
        for _ in 0..<2_000 {
            let bytes = [0x5B, 0x22] + (0..<20).map { _ in UInt8.random(in: 0...255, using: &random) }
            let error = #expect(throws: JSONError.self) { try JSONReader.parse(bytes) }
            #expect((0...bytes.count).contains(error?.offset ?? -1))
        }
    }
}

/// The same numbers at each run (SplitMix64).
struct FixedRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
