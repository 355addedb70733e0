import AvalJSON
import Testing

@Suite("JSON pointers (RFC 6901)") struct JSONPointerTests {
    /// The document and the answers of section 5.
    @Test(arguments: [
        ("/foo", #"["bar","baz"]"#), ("/foo/0", #""bar""#), ("/", "0"), ("/a~1b", "1"), ("/c%d", "2"), ("/e^f", "3"),
        ("/g|h", "4"), (#"/i\j"#, "5"), (#"/k"l"#, "6"), ("/ ", "7"), ("/m~0n", "8"),
    ])
    func `the examples of the RFC lead where it says`(text: String, expected: String) throws {
        let document = try JSONReader.parse(
            Array(
                #"{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}"#.utf8))
        let pointer = try #require(JSONPointer(text))
        let value = try #require(document.value(at: pointer))
        #expect(String(decoding: JSONWriter.bytes(of: value), as: UTF8.self) == expected)
        #expect(pointer.text == text)
        #expect(try document.value(at: #require(JSONPointer(""))) == document)
    }

    @Test(arguments: ["foo", "/a~", "/a~2", "~0", "/~/a"]) func `what is no pointer is refused`(text: String) {
        #expect(JSONPointer(text) == nil)
    }

    @Test(arguments: [
        "/a/-", "/a/01", "/a/2", "/a/-1", "/a/+1", "/a/9999999999999999999", "/a//", "/b", "/a/0/x", "/a/é",
    ])
    func `a pointer that leads nowhere has no value`(text: String) throws {
        #expect((["a": [1, 2]] as JSONValue).value(at: try #require(JSONPointer(text))) == nil)
    }

    @Test func `pointers are built step by step`() {
        #expect(JSONPointer().appending("salaries").appending(3).appending("a/~").text == "/salaries/3/a~1~0")
        #expect(JSONPointer([.key("a"), .index(0)]) == JSONPointer("/a/0"))
    }
}

@Suite("JSON patches (RFC 6902)") struct JSONPatchTests {
    private func patched(_ document: String, _ patch: String) throws -> String {
        let patch = try JSONPatch(JSONReader.parse(Array(patch.utf8)))
        return try String(
            decoding: JSONWriter.bytes(of: patch.applied(to: JSONReader.parse(Array(document.utf8)))), as: UTF8.self)
    }

    @Test func `the four operations change what they say`() throws {
        #expect(
            try patched(
                #"{"a":[1,2],"b":"x"}"#,
                #"""
                [{"op":"test","path":"/b","value":"x"}, {"op":"replace","path":"/b","value":null},
                 {"op":"add","path":"/a/1","value":9}, {"op":"add","path":"/a/-","value":3},
                 {"op":"remove","path":"/a/0"}, {"op":"add","path":"/c","value":{}}, {"op":"add","path":"/c/d","value":1},
                 {"op":"add","path":"/b","value":"y","autre":1}, {"op":"test","path":"/a","value":[9.0,2,3]}]
                """#) == #"{"a":[9,2,3],"b":"y","c":{"d":1}}"#)
        #expect(try patched(#"{"a":1}"#, #"[{"op":"replace","path":"","value":[]}]"#) == "[]")
    }

    @Test(arguments: [
        (#"[{"op":"test","path":"/a","value":2}]"#, JSONPatch.PatchError.testFailed(operation: 0)),
        (#"[{"op":"test","path":"/z","value":null}]"#, .notFound(operation: 0)),
        (#"[{"op":"test","path":"/a","value":1},{"op":"remove","path":"/z"}]"#, .notFound(operation: 1)),
        (#"[{"op":"replace","path":"/z","value":1}]"#, .notFound(operation: 0)),
        (#"[{"op":"add","path":"/z/y","value":1}]"#, .notFound(operation: 0)),
        (#"[{"op":"add","path":"/l/3","value":1}]"#, .notFound(operation: 0)),
        (#"[{"op":"add","path":"/a/x","value":1}]"#, .notFound(operation: 0)),
        (#"[{"op":"remove","path":""}]"#, .notFound(operation: 0)),
        (#"[{"op":"move","from":"/a","path":"/b"}]"#, .unsupported(operation: 0)),
        (#"[{"op":"add","path":"/b"}]"#, .malformed(operation: 0)),
        (#"[{"op":"add","path":"b","value":1}]"#, .malformed(operation: 0)),
        (#"{"op":"remove","path":"/a"}"#, .malformed(operation: 0)),
    ])
    func `a patch that does not fit says which operation and why`(patch: String, error: JSONPatch.PatchError) {
        #expect(throws: error) { try patched(#"{"a":1,"l":[1,2]}"#, patch) }
    }
}
