import AvalSource
import Testing

@Suite("Spans of YAML texts") struct YAMLTextSpanTests {
    /// Checks that `word`, found in the value of the key `si`, stands where the file is marked.
    private func check(_ text: String, _ word: String, location: SourceLocation = #_sourceLocation) throws {
        let marked = MarkedText(text)
        let (root, findings) = YAMLReader.read(marked.file)
        #expect(findings.isEmpty, "\(findings.map(\.message))", sourceLocation: location)
        let value = try #require(root?.entries?.first { $0.name == "si" }?.value.text, sourceLocation: location)
        let found = try #require(range(of: Array(word.utf8), in: value.bytes), sourceLocation: location)
        let span = value.span(found)
        #expect(span.lower..<span.upper == marked.marked.first, sourceLocation: location)
    }

    private func range(of word: [UInt8], in bytes: [UInt8]) -> Range<Int>? {
        guard bytes.count >= word.count else { return nil }
        return (0...bytes.count - word.count).map { $0..<$0 + word.count }.first { Array(bytes[$0]) == word }
    }

    @Test func `a plain text`() throws { try check("pour: été\nsi: âge < ⟦limite⟧  \n", "limite") }

    @Test func `a plain text over lines`() throws {
        try check("si: âge <   \n    limite et\n\n  ⟦présent⟧ # fin\n", "présent")
        try check("si: âge   ⟦\n⟧  limite\n", " ")
    }

    @Test func `an apostrophed text`() throws {
        try check("si: 'l''âge de ''⟦x⟧'' '\n", "x")
        try check("si: 'l⟦''⟧âge'\n", "'")
        try check("si: 'un  \n\n   deux\n  ⟦trois⟧ '\n", "trois")
    }

    @Test func `a quoted text with escapes`() throws {
        try check(#"si: "code = ⟦\"cdi\"⟧ et \u00e9t\xe9""#, "\"cdi\"")
        try check(#"si: "\u00e9t\xe9 \t⟦puis⟧ \U0001F600""#, "puis")
        try check(#"si: "et⟦\xe9⟧s""#, "é")
        try check("si: \"un \\\n   ⟦deux⟧ trois\"\n", "deux")
    }

    @Test func `a literal text`() throws {
        try check("si: |\n  âge < 18\n    and ⟦present⟧\nfin: oui\n", "present")
        try check("si: |+\n\n  un\n\n\n  ⟦deux⟧\n\n\nfin: oui\n", "deux")
        try check("si: |2-\n    un\n   ⟦deux⟧\nfin: oui\n", "deux")
        try check("fin: oui\nsi: |-\n  é ⟦deux⟧", "deux")
    }

    @Test func `a folded text`() throws {
        try check("si: >\n  âge\n  et ⟦sexe⟧\n", "sexe")
        try check("si: >-\n\n  un\n  deux\n\n  trois\n    quatre\n\n  ⟦cinq⟧\n\n", "cinq")
        try check("si: >\n  âge⟦\n⟧  et\n", " ")
    }

    @Test func `texts with Windows line ends`() throws {
        try check("a: b\r\nsi: |\r\n  un\r\n  ⟦deux⟧\r\n", "deux")
        try check("a: b\r\nsi: >\r\n  un\r\n  ⟦deux⟧\r\n", "deux")
        try check("a: b\r\nsi: \"un\r\n\r\n  ⟦deux⟧\"\r\n", "deux")
    }

    @Test func `a file that begins with a byte order mark`() throws {
        try check("\u{FEFF}si: âge < ⟦limite⟧\n", "limite")
    }

    @Test func `a text after an anchor`() throws {
        try check("si: &condition âge < ⟦limite⟧\nautre: *condition\n", "limite")
        try check("si: &condition\n  'âge < ⟦limite⟧'\nautre: *condition\n", "limite")
    }

    @Test func `the offset after the last character is where the text ends`() throws {
        let text = try #require(readTree("si: |\n  âge <\nfin: oui\n").entries?.first?.value.text)
        #expect(text.string == "âge <\n")
        #expect(text.span(text.bytes.count..<text.bytes.count).start == (2, 8))
    }
}

@Suite("Spans of YAML nodes") struct YAMLSpanTests {
    /// The texts under the spans of the values of a mapping, key by key.
    private func spans(_ text: String) throws -> [String] {
        let root = try readTree(text)
        return try #require(root.entries).map { entry in
            let span = entry.value.span
            return String(decoding: span.file.bytes[span.lower..<span.upper], as: UTF8.self)
        }
    }

    @Test func `a block ends with its last child, not with the next key`() throws {
        #expect(try spans("a:\n  - un\n  - deux\n\n# remarque\n\nb:\n  c: d # ici\n\n") == ["- un\n  - deux", "c: d"])
        #expect(try spans("a:\n- un\n- deux\nb: c\n") == ["- un\n- deux", "c"])
    }

    @Test func `brackets and quotes are part of the span`() throws {
        #expect(try spans("a: [un,  deux ]  \nb: { c: d }\nc: 'e'\n") == ["[un,  deux ]", "{ c: d }", "'e'"])
    }

    @Test func `a block text ends with its last character`() throws {
        #expect(try spans("a: |\n  un\n  deux  \n\n\nb: >+\n\n\nc:\n") == ["|\n  un\n  deux", ">+", ""])
    }

    @Test func `a block may end with an alias or with nothing`() throws {
        #expect(try spans("a: &x un\nb:\n  - *x\n\nc:\n  d:\n\n\n") == ["un", "- *x", "d:"])
    }
}
