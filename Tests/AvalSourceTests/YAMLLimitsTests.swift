import AvalSource
import Testing

@Suite("YAML meant to harm") struct YAMLLimitsTests {
    private func codes(_ text: String) -> [String] {
        YAMLReader.read(SourceFile(path: "essai.yaml", text: text)).findings.map(\.code)
    }

    @Test func `a bomb of aliases is refused without being built`() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...30 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        #expect(codes(text) == ["alias_excessif"])
    }

    @Test func `aliases nest no deeper than the file may`() {
        var text = "a0: &a0 [x]\n"
        for level in 1...70 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
        #expect(codes(text) == ["imbrication_excessive"])
    }

    @Test(arguments: ["[", "{", "- ", "? ", "[{", "a: ["])
    func `a hundred thousand openings stop at the limit`(opening: String) {
        let text = String(repeating: opening, count: 100_000)
        let time = ContinuousClock().measure { #expect(codes(text).contains("imbrication_excessive")) }
        #expect(time < .seconds(10))
    }

    @Test func `sixty-four levels are read and sixty-five are not`() {
        func nested(_ count: Int) -> String {
            String(repeating: "[", count: count) + String(repeating: "]", count: count)
        }
        #expect(codes(nested(64)) == [])
        #expect(codes(nested(65)) == ["imbrication_excessive"])
    }

    @Test func `mistakes in a long file cost no more than reading it a few times`() {
        let entry = "- code: regle\n  si: âge < 18 and present\n  message: \"Salarié de {age} ans\"\n"
        let half = String(repeating: entry, count: 4_000)
        let text = half + "- code: x\n  si: \"a\" = b\n" + half + "- a:b\n  c: d\n"
        let time = ContinuousClock().measure {
            #expect(codes(text) == ["texte_apres_guillemet", "espace_manquante"])
        }
        #expect(time < .seconds(20))
    }

    @Test func `a file longer than the limit is refused`() {
        #expect(codes(String(repeating: "#", count: (4 << 20) + 1)) == ["fichier_trop_long"])
        #expect(codes(String(repeating: "- a\n", count: 100_001)) == ["fichier_trop_long"])
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

@Suite("Random YAML") struct YAMLFuzzTests {
    private static let pieces = [
        "a", "é", "😀", ": ", ":", "- ", "\n", "\n  ", "\n    ", "\r\n", "'", "\"", "\\", "\\n", "\\x41", "''", "[", "]",
        "{",
        "}", ",", " ", "  ", "|", ">", "|-\n", ">+\n", "#", " # x", "&a ", "*a", "!", "%", "? ", "---\n", "...\n", "\t",
        "key: ", "-", "=", "\n -", "\n- ", "\nb: ",
    ]

    @Test(arguments: [1, 2, 3, 4]) func `random pieces of YAML never break the reader`(seed: UInt64) {
        var random = FixedRandom(state: seed)
        var readable = 0
        for _ in 0..<2_000 {
            let count = Int.random(in: 1...25, using: &random)
            let text = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
            let file = SourceFile(path: "hasard.yaml", text: text)
            let (root, findings) = YAMLReader.read(file)
            for finding in findings { checkSpan(finding.span, text) }
            #expect(findings.isEmpty || !DiagnosticPrinter.text(findings, color: true).isEmpty)
            if findings.isEmpty { readable += 1 }
            if let root { checkOffsets(root, in: text) }
        }
        #expect(readable > 50)
    }

    @Test(arguments: [5, 6]) func `random bytes never break the reader`(seed: UInt64) {
        var random = FixedRandom(state: seed)
        for _ in 0..<500 {
            let bytes = (0..<60).map { _ in UInt8.random(in: 0...255, using: &random) }
            let findings = YAMLReader.read(SourceFile(path: "hasard.yaml", bytes: bytes)).findings
            #expect(!findings.isEmpty)
        }
    }

    private func checkSpan(_ span: SourceSpan?, _ text: String) {
        guard let span else { return }
        #expect(span.lower >= 0 && span.upper <= span.file.bytes.count, "\(text.debugDescription)")
    }

    /// Each character that was copied as it is stands at the offset it is said to stand at, and offsets only grow.
    private func checkOffsets(_ node: YAMLNode, in source: String) {
        checkSpan(node.span, source)
        for child in (node.items ?? []) + (node.entries ?? []).flatMap({ [$0.key, $0.value] }) {
            checkOffsets(child, in: source)
        }
        guard let text = node.text else { return }
        var previous = 0
        for offset in text.bytes.indices {
            let span = text.span(offset..<offset + 1)
            // The blanks that end a block have no offset of their own; the longest escape, `\U0001F600`, has ten bytes.
            let least = [0x0A, 0x20, 0x09].contains(text.bytes[offset]) ? 0 : 1
            #expect((least...10).contains(span.upper - span.lower), "\(source.debugDescription) \(offset)")
            #expect(span.lower >= previous, "\(source.debugDescription) \(offset)")
            previous = span.lower
            guard span.upper - span.lower == 1 else { continue }
            let byte = span.file.bytes[span.lower]
            let isFolded = text.bytes[offset] == 0x20 && byte == 0x0A || byte == UInt8(ascii: "\\")
            #expect(byte == text.bytes[offset] || isFolded, "\(source.debugDescription) \(offset)")
        }
    }
}
