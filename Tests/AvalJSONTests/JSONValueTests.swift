import AvalJSON
import Testing

@Suite("JSON values") struct JSONValueTests {
    @Test func `numbers are equal when they are worth the same`() throws {
        func number(_ text: String) throws -> JSONNumber { try #require(JSONNumber(text)) }
        for (left, right) in [("1", "1.0"), ("10e-1", "1"), ("-0", "0.000"), ("1.50", "150E-2"), ("0e5", "0")] {
            #expect(try number(left) == number(right), "\(left) \(right)")
        }
        for (left, right) in [
            ("1", "-1"), ("1", "10"), ("9007199254740993", "9007199254740992"), ("0.1", "0.10000000000000001"),
            ("1e99999999999999999999", "1e99999999999999999998"), ("1e9223372036854775807", "10e9223372036854775807"),
        ] {
            #expect(try number(left) != number(right), "\(left) \(right)")
        }
    }

    @Test(arguments: ["", " 1", "1 ", "01", "1.", "abc", "1,2", "Infinity", "\n1"])
    func `a number is a JSON number`(text: String) {
        #expect(JSONNumber(text) == nil)
    }

    @Test func `whole numbers are those written so`() {
        #expect(JSONNumber("-12")?.integer == -12)
        #expect(JSONNumber("12.0")?.integer == nil)
        #expect(JSONNumber("9223372036854775808")?.integer == nil)
    }

    @Test func `objects are equal whatever their order, arrays are not`() {
        #expect(["a": 1, "b": [1, 2]] as JSONValue == ["b": [1, 2], "a": 1])
        #expect(["a": 1] as JSONValue != ["a": 1, "b": nil])
        #expect([1, 2] as JSONValue != [2, 1])
        #expect("\u{E9}" as JSONValue != "e\u{301}")
        #expect(false as JSONValue != 0)
    }

    @Test func `a null member is there and an absent one is not`() {
        let value: JSONValue = ["a": nil, "b": [true, "x"]]
        #expect(value["a"]?.isNull == true)
        #expect(value["c"] == nil)
        #expect(value["b"]?[1]?.string == "x")
        #expect(value["b"]?[0]?.bool == true)
        #expect(value["b"]?[2] == nil)
        #expect(value[0] == nil)
    }

    @Test func `the pretty layout has a member a line`() {
        let value: JSONValue = ["numéro": 5, "vide": [], "rien": [:], "liste": [1, ["a": nil]]]
        #expect(
            String(decoding: JSONWriter.bytes(of: value, .pretty), as: UTF8.self) == """
                {
                  "numéro": 5,
                  "vide": [],
                  "rien": {},
                  "liste": [
                    1,
                    {
                      "a": null
                    }
                  ]
                }
                """)
    }
}
