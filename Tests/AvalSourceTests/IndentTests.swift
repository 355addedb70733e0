import AvalSource
import Testing

@Suite("How lines of YAML begin")
struct IndentTests {
    private func found(_ text: String) -> [String] {
        YAMLReader.read(SourceFile(path: "a.yaml", text: text)).findings.map {
            "\($0.code) \($0.span?.start.line ?? 0):\($0.span?.start.column ?? 0)"
        }
    }

    @Test func aBlankThatIsNoSpaceIsNamedWhereItStands() {
        #expect(found("a:\n\u{A0} - b\n") == ["blanc_inattendu 2:1"])
        let finding = YAMLReader.read(SourceFile(path: "a.yaml", text: "a:\n \u{202F}b: c\n")).findings.first
        #expect(finding?.message.contains("espace fine insécable") == true)
    }

    @Test func aDashOfTextProcessorsIsNamedWhereItStands() {
        #expect(found("– a: b\n  c: d\n") == ["tiret_inattendu 1:1"])
        #expect(found("a:\n  — {b: c}\n") == ["tiret_inattendu 2:3"])
    }

    @Test func insideATextTheyAreTheAuthors() {
        #expect(found("a: |\n  – un\n  \u{A0}deux\nb: c\n") == [])
        #expect(found("a: \"un\n  – deux\"\nb: c\n") == [])
        #expect(found("# – un\na: b\n") == [])
    }

    @Test func aWordThatYAMLTakesForANameIsToldUnlessSomethingRefersToIt() {
        #expect(found("a: &Co signe\n") == ["ancre_sans_renvoi 1:4"])
        #expect(found("a: &x un\nb: *x\n") == [])
    }
}
