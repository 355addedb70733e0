/// Looks at how lines begin: with a blank that is no space, or a dash that is none to YAML. Both look right on the screen, and
/// what YAML makes of them is told nowhere near.
struct IndentCheck {
    private let file: SourceFile
    private var findings: [Finding] = []
    /// How far the key stands in whose block of text lines are; nil outside of any.
    private var block: Int?
    private var isQuoted = false

    /// What is wrong with the beginnings of the lines of a file.
    static func findings(in file: SourceFile) -> [Finding] {
        var check = IndentCheck(file: file)
        var start = ByteCheck.contentStart(of: file)
        let bytes = file.bytes
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
            check.look(at: start..<end)
            start = end + 1
        }
        return check.findings
    }

    private init(file: SourceFile) { self.file = file }

    private mutating func look(at line: Range<Int>) {
        let bytes = file.bytes
        guard let first = line.first(where: { bytes[$0] != Self.space && bytes[$0] != Self.tab }) else { return }
        // A line that begins in ASCII has no blank and no dash but those that YAML knows.
        let scalars =
            bytes[first] < 0x80 ? [] : Array(String(decoding: bytes[line], as: UTF8.self).unicodeScalars)
        let strange = scalars.prefix { $0 == " " || $0 == "\t" || Self.blanks[$0] != nil }
        if !scalars.isEmpty, strange.count == scalars.count { return }
        let indent = scalars.isEmpty ? first - line.lowerBound : strange.count
        if let outer = block {
            if indent > outer { return }
            block = nil
        }
        let wasQuoted = isQuoted
        if bytes[first] != UInt8(ascii: "#") { noteQuotes(first..<line.upperBound) }
        guard !wasQuoted else { return }
        lookAtBeginning(line, scalars, indent)
        if opensBlock(first..<line.upperBound) { block = indent }
    }

    /// Tells of a blank that is none to YAML, or else of such a dash.
    private mutating func lookAtBeginning(_ line: Range<Int>, _ scalars: [Unicode.Scalar], _ indent: Int) {
        guard !scalars.isEmpty else { return }
        let rest = scalars[indent...]
        if let odd = scalars[..<indent].firstIndex(where: { Self.blanks[$0] != nil }) {
            add(odd, line, .strangeBlank(Self.blanks[scalars[odd]] ?? ""), scalars)
        } else if let first = rest.first, Self.dashes.contains(first), rest.dropFirst().first == " " {
            add(indent, line, .strangeDash(String(first)), scalars)
        }
    }

    private mutating func add(_ index: Int, _ line: Range<Int>, _ finding: IndentFinding, _ scalars: [Unicode.Scalar]) {
        let lower = line.lowerBound + scalars[..<index].reduce(0) { $0 + UTF8.width($1) }
        let span = SourceSpan(file: file, lower: lower, upper: lower + UTF8.width(scalars[index]))
        findings.append(Finding(finding, at: span))
    }

    /// Whether a line ends in a text between quotation marks that goes on below.
    private mutating func noteQuotes(_ range: Range<Int>) {
        let bytes = file.bytes
        var isEscaped = false
        for index in range {
            if bytes[index] == UInt8(ascii: "\""), !isEscaped { isQuoted.toggle() }
            isEscaped = isQuoted && bytes[index] == UInt8(ascii: "\\") && !isEscaped
        }
    }

    /// Whether a line ends with the bar or sign under which a block of text stands.
    private func opensBlock(_ range: Range<Int>) -> Bool {
        let bytes = file.bytes[range]
        let end = (bytes.lastIndex { $0 != Self.space } ?? bytes.startIndex) + 1
        let start = (bytes[..<end].lastIndex(of: Self.space) ?? bytes.startIndex - 1) + 1
        let word = bytes[start..<end]
        guard let first = word.first, first == UInt8(ascii: "|") || first == UInt8(ascii: ">") else { return false }
        return word.count == 1 || word.count == 2 && [UInt8(ascii: "-"), UInt8(ascii: "+")].contains(word[start + 1])
    }

    private static let space = UInt8(ascii: " ")
    private static let tab = UInt8(ascii: "\t")
    private static let dashes: Set<Unicode.Scalar> = ["–", "—", "−", "‐", "‑", "•", "·"]
    /// Blanks that are no spaces, with their names.
    private static let blanks: [Unicode.Scalar: String] = [
        "\u{A0}": "espace insécable", "\u{202F}": "espace fine insécable", "\u{2003}": "espace cadratin",
        "\u{2002}": "espace demi-cadratin", "\u{2009}": "espace fine", "\u{200B}": "espace sans largeur",
        "\u{3000}": "espace idéographique", "\u{FEFF}": "marque d'ordre des octets",
    ]
}
