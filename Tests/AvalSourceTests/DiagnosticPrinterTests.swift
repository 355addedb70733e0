import Testing

@testable import AvalSource

@Suite("Drawing findings") struct DiagnosticPrinterTests {
    /// The drawing of one error at the first mark of a text.
    private func drawn(_ text: String) -> String {
        let marked = MarkedText(text, path: "Rules/essai.yaml")
        let span = marked.marked.first.map { SourceSpan(file: marked.file, lower: $0.lowerBound, upper: $0.upperBound) }
        return DiagnosticPrinter.text([Finding(code: "essai", "message", at: span)], color: false)
    }

    private func underlined(_ text: String) -> [Substring] {
        drawn(text).split(separator: "\n", omittingEmptySubsequences: false).dropFirst(3).prefix(2).map { $0 }
    }

    @Test func `a finding shows its line, its span, what to do and the span that explains it`() {
        let text = MarkedText("a: 1\n⟦clé⟧: 2\nb: 3\n\n\n\n\n\n\n⟦clé⟧: 4\n", path: "Rules/essai.yaml")
        #expect(
            DiagnosticPrinter.text(YAMLReader.read(text.file).findings, color: false) == """
                erreur[cle_en_double] : la clé « clé » est écrite deux fois
                  --> Rules/essai.yaml:10:1
                   |
                10 | clé: 4
                   | ^^^
                   = aide : gardez l'une des deux
                   = voir : première fois
                  --> Rules/essai.yaml:2:1
                   |
                 2 | clé: 2
                   | ---

                """)
    }

    @Test func `the marks stand under the span with accents, tabs and wide characters before it`() {
        #expect(
            underlined("é\tl'âge 漢 e\u{301} 😀 ⟦été 漢⟧ x") == [
                "1 | é\tl'âge 漢 e\u{301} 😀 été 漢 x", "  |  \t              ^^^^^^",
            ])
    }

    @Test func `an empty span has one mark and a span over lines is marked to the end of its line`() {
        #expect(underlined("abc⟦⟧\n") == ["1 | abc", "  |    ^"])
        #expect(underlined("a ⟦bc\nde⟧ f\n") == ["1 | a bc", "  |   ^^"])
        #expect(underlined("a\n⟦⟧") == ["2 |", "  | ^"])
    }

    @Test func `a very long line is cut around the span`() {
        let long = String(repeating: "x", count: 5_000)
        let lines = underlined(long + "⟦ici⟧" + long)
        #expect(lines[0].count < 180)
        #expect(lines[0].contains("ici"))
        let column = lines[0].distance(
            from: lines[0].startIndex, to: lines[0].firstIndex(of: "i") ?? lines[0].startIndex)
        #expect(lines[1].prefix { $0 != "^" }.count == column)
        #expect(lines[1].filter { $0 == "^" }.count == 3)
    }

    @Test func `nothing in a file can act on the terminal`() {
        #expect(underlined("a\u{1B}[31m\u{202E} ⟦b⟧") == ["1 | a\u{FFFD}[31m\u{FFFD} b", "  |         ^"])
        let finding = Finding(code: "essai", "la clé « \u{1B}c »", at: nil, help: "\u{7}")
        #expect(
            DiagnosticPrinter.text([finding], color: false)
                == "erreur[essai] : la clé « \u{FFFD}c »\n  = aide : \u{FFFD}\n")
    }

    @Test func `findings come by file, line and column`() {
        func finding(_ code: String, _ path: String, _ offset: Int) -> Finding {
            Finding(
                code: code, "m",
                at: SourceSpan(file: SourceFile(path: path, text: "ab\ncd"), lower: offset, upper: offset))
        }
        let findings = [
            finding("d", "b.yaml", 0), finding("c", "a.yaml", 4), finding("b", "a.yaml", 1),
            Finding(code: "a", "m", at: nil),
        ]
        let drawing = DiagnosticPrinter.text(findings, color: false)
        #expect(
            drawing.split(separator: "\n").filter { $0.hasPrefix("erreur") }.map { $0.dropFirst(7).first } == [
                "a", "b", "c", "d",
            ])
    }

    @Test func `colours are added only when asked for`() {
        let finding = Finding(.warning, code: "essai", "message", at: nil)
        #expect(DiagnosticPrinter.text([finding], color: true).hasPrefix("\u{1B}[1;33mavertissement[essai]\u{1B}[0m"))
        #expect(!DiagnosticPrinter.text([finding], color: false).contains("\u{1B}"))
        #expect(DiagnosticPrinter.text([], color: true) == "")
    }
}
