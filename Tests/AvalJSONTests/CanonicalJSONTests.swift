import AvalJSON
import AvalValues
import Testing

@Suite("Canonical JSON (RFC 8785)") struct CanonicalJSONTests {
    private func canonical(_ text: String) throws -> String {
        String(decoding: try CanonicalJSON.bytes(of: JSONReader.parse(Array(text.utf8))), as: UTF8.self)
    }

    /// Appendix B of the RFC: the bits of a double and its text.
    @Test(
        arguments: [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"), (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
            (0xFFEF_FFFF_FFFF_FFFF, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
            (0xC340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"), (0x44B5_2D02_C7E1_4AF6, "1e+23"),
            (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"), (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
            (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"), (0x444B_1AE4_D6E2_EF50, "1e+21"),
            (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
            (0x41B3_DE43_5555_5553, "333333333.3333332"), (0x41B3_DE43_5555_5554, "333333333.33333325"),
            (0x41B3_DE43_5555_5555, "333333333.3333333"), (0x41B3_DE43_5555_5556, "333333333.3333334"),
            (0x41B3_DE43_5555_5557, "333333333.33333343"), (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
            (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
        ] as [(UInt64, String)])
    func `numbers are written as ECMAScript writes them`(bits: UInt64, expected: String) throws {
        #expect(try canonical("\(Double(bitPattern: bits))") == expected)
        #expect(try canonical(expected) == expected)
    }

    @Test func `numbers written otherwise come to the same text`() throws {
        #expect(try canonical("[1.0,10e-1,0.10,1E2,123e-9,4.50,2e-3]") == "[1,1,0.1,100,1.23e-7,4.5,0.002]")
    }

    /// The example of section 3.2.2.
    @Test func `the example of the RFC comes out as it says`() throws {
        let input = #"""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """#
        #expect(
            try canonical(input)
                == #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
                + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#)
    }

    /// The example of section 3.2.3: keys beyond the basic plane come before some of those in it.
    @Test func `keys are sorted by their UTF-16 units`() throws {
        let input = #"""
            {"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
             "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"}
            """#
        let members = try JSONReader.parse(Array(canonical(input).utf8)).members
        #expect(
            members?.compactMap(\.value.string) == [
                "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign",
                "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh",
            ])
    }

    /// What the stream hands over, put together.
    private func streamed(_ text: String, omitting: String = "") throws(CanonicalStream.Refusal) -> String {
        let pieces = Pieces()
        try ByteView.with(Array(text.utf8)) { (bytes) throws(CanonicalStream.Refusal) in
            try CanonicalStream.write(bytes, omitting: omitting, depth: 64) { pieces.bytes += $0 }
        }
        return String(decoding: pieces.bytes, as: UTF8.self)
    }

    private final class Pieces { var bytes: [UInt8] = [] }

    @Test(
        arguments: [
            #"{"b":1,"a":{"d":[{},{"z":null,"y":true}],"c":"é"}}"#, "[]", " [ 1 , [ ] , { } ] ", #""x""#, "-0", "0.10",
            #"{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7,"é":8,"€€":9,"😀é":10}"#,
            #"["\u000f\n\"\\\/\u00e9\ud83d\ude00 é",1.50,12E-1,-7]"#,
        ])
    func `the stream gives what the tree gives`(text: String) throws {
        #expect(try streamed(text) == canonical(text))
    }

    /// Those that are written as they stand without a look at the double, and their neighbours that are not.
    @Test func `numbers that are canonical at a glance are`() throws {
        var digits: UInt64 = 88_172_645_463_325_252
        for _ in 0..<20_000 {
            digits ^= digits << 13
            digits ^= digits >> 7
            digits ^= digits << 17
            let whole = String(digits % (digits & 1 == 0 ? 10 : 1_000_000))
            let fraction = String(repeating: "0", count: Int((digits >> 8) % 7)) + String((digits >> 16) % 10_000_000)
            for text in ["\(whole).\(fraction)", "-\(whole).\(fraction)", whole, "\(whole).\(fraction)0", "\(whole).0"]
            where text.utf8.count < 17 {
                #expect(try streamed(text) == canonical(text), "\(text)")
            }
        }
    }

    @Test func `a long text and a long list come whole through the pieces`() throws {
        let long = String(repeating: #"é\n"#, count: 60_000)
        let text =
            #"{"b":["\#(long)","\#(String(repeating: "é", count: 100_001))"],"a":[\#(String(repeating: "1,", count: 90_000))2]}"#
        #expect(try streamed(text) == canonical(text))
    }

    @Test func `a member of the outermost object alone can be left out`() throws {
        #expect(
            try streamed(#"{"s\u0069gnature":1,"a":{"signature":2}}"#, omitting: "signature")
                == #"{"a":{"signature":2}}"#)
        #expect(try streamed(#"{"signature":1}"#, omitting: "signature") == "{}")
    }

    @Test(arguments: ["9007199254740992", "9007199254740993", "1e300", "0.1000000000000000055", "1e-400", "-1e400"])
    func `the stream refuses a number that could be another`(number: String) {
        let error = #expect(throws: CanonicalStream.Refusal.self) { try streamed(#"{"b":1,"a":[1, \#(number)]}"#) }
        #expect(error == .number(offset: 15))
    }

    @Test func `a number gives the same however it is spelt`() throws {
        var tried = 0
        for digits in ["1", "9", "12", "105", "999999999999999", "1000000000000001", "12345678901234567", "5"] {
            for exponent in [-330, -320, -308, -300, -291, -290, -289, -24, -16, -7, -6, -5, -1, 0, 1, 2, 14, 15, 16] {
                for spelt in ["\(digits)e\(exponent)", "-\(digits)00E\(exponent - 2)", "0.00\(digits)e\(exponent + 2)"]
                {
                    let value = try JSONReader.parse(Array(spelt.utf8))
                    // What the stream does not refuse is what the tree gives, and the very number.
                    guard let written = try? streamed(spelt) else { continue }
                    tried += 1
                    #expect(try written == canonical(spelt), "\(spelt)")
                    #expect(try JSONReader.parse(Array(written.utf8)) == value, "\(spelt)")
                }
            }
        }
        #expect(tried > 300)
        for spelt in ["0", "-0", "0.0", "-0.000", "0e5", "0E-999", "0.0e1"] { #expect(try streamed(spelt) == "0") }
    }

    @Test func `the largest number that is no other one is written`() throws {
        #expect(try streamed("[9007199254740991,-9007199254740991]") == "[9007199254740991,-9007199254740991]")
    }

    @Test func `the stream refuses a key written twice, however it is spelt`() {
        let error = #expect(throws: CanonicalStream.Refusal.self) { try streamed(#"{"a":1,"b":2,"\u0061":3}"#) }
        #expect(error == .duplicateKey(offset: 13))
    }

    @Test func `a number that no double holds is refused where it stands`() throws {
        let value = try JSONReader.parse(Array(#"{"a":[1,-1e400]}"#.utf8))
        let error = #expect(throws: CanonicalJSON.NumberOutOfRange.self) { try CanonicalJSON.bytes(of: value) }
        #expect(error?.pointer.text == "/a/1")
        #expect(try canonical("1e-400") == "0")
    }
}
