import AvalSource
import Testing

@Suite("Reading YAML") struct YAMLReaderTests {
    @Test func `values stay texts whatever they look like`() throws {
        let root = try readTree("[non, no, off, 2023-01-01, 1_000, 0o17, ~, null, 1e3, .inf]")
        #expect(
            root.items?.compactMap(\.string) == [
                "non", "no", "off", "2023-01-01", "1_000", "0o17", "~", "null", "1e3", ".inf",
            ])
    }

    @Test func `an empty value, an empty text and no key are three things`() throws {
        let root = try readTree("a:\nb: ''\n")
        #expect(root.entries?.map(\.value.isEmpty) == [true, false])
        #expect(root.entries?.count == 2)
    }

    @Test(arguments: ["", "   \n\n", "# seulement une remarque\n", "\u{FEFF}"])
    func `a file that holds nothing has no tree and no finding`(text: String) {
        let (root, findings) = YAMLReader.read(SourceFile(path: "vide.yaml", text: text))
        #expect(root == nil)
        #expect(findings.isEmpty)
    }

    @Test func `a duplicate key shows both spans`() throws {
        let text = MarkedText("⟦a⟧: 1\nb: 2\n⟦a⟧: 3\n")
        let (root, findings) = YAMLReader.read(text.file)
        #expect(findings.map(Shown.init) == [Shown("cle_en_double", text.marked[1])])
        #expect(findings.first?.related.map(\.span.lower) == [text.marked[0].lowerBound])
        #expect(outline(root) == #"{a: "1", b: "2"}"#)
    }

    @Test func `an alias is the node that its anchor names`() throws {
        #expect(try outline(readTree("a: &x [1, 2]\nb: *x\n")) == #"{a: ["1", "2"], b: ["1", "2"]}"#)
    }

    @Test func `what is not allowed is pointed at`() {
        checkFindings("a: ⟦*x⟧\n", "alias_inconnu")
        checkFindings("a: &x [⟦*x⟧]\nb: *x\n", "alias_inconnu")
        checkFindings("a: &x {b: c}\nd:\n  ⟦<<⟧: *x\n", "fusion_refusee")
        checkFindings("a: ⟦!date 2023-01-01⟧\n", "etiquette_refusee")
        checkFindings("⟦%YAML 1.1⟧\n---\na: b\n", "directive_refusee")
        checkFindings("a: b\n⟦---⟧\nc: d\n", "plusieurs_documents")
        checkFindings("⟦[a, b]⟧: c\n", "cle_invalide")
        checkFindings("a: {b: f(x, ⟦y)⟧}\n", "cle_sans_valeur")
        checkFindings("a: le poste ⟦#3⟧\nb: c # remarque\n", "texte_apres_diese")
    }

    @Test func `bytes that are no text are refused`() {
        checkFindings("a: b\nc: ⟦\u{0}⟧\n", "caractere_interdit")
        checkFindings("a: b⟦\u{2028}⟧c\n", "caractere_interdit")
        checkFindings("a: b⟦\r⟧c: d\n", "caractere_interdit")
        let latin = SourceFile(path: "latin.yaml", bytes: Array("a: ".utf8) + [0xE9, 0x0A])
        #expect(YAMLReader.read(latin).findings.map(Shown.init) == [Shown("encodage_invalide", 3..<4)])
        let wide = SourceFile(path: "utf16.yaml", bytes: [0xFF, 0xFE, 0x61, 0x00])
        #expect(YAMLReader.read(wide).findings.map(\.code) == ["encodage_invalide"])
    }
}
