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
        let scalars = Array(String(decoding: file.bytes[line], as: UTF8.self).unicodeScalars)
        let blanks = scalars.prefix { $0 == " " || $0 == "\t" || Self.blanks[$0] != nil }
        guard blanks.count < scalars.count else { return }
        if let outer = block {
            if blanks.count > outer { return }
            block = nil
        }
        let wasQuoted = isQuoted
        let rest = scalars[blanks.count...]
        if rest.first != "#" { noteQuotes(rest) }
        guard !wasQuoted else { return }
        if let odd = blanks.firstIndex(where: { Self.blanks[$0] != nil }) {
            add(odd, line, .strangeBlank(Self.blanks[blanks[odd]] ?? ""), scalars)
        } else if let first = rest.first, Self.dashes.contains(first), rest.dropFirst().first == " " {
            add(blanks.count, line, .strangeDash(String(first)), scalars)
        }
        if Self.opensBlock(rest) { block = blanks.count }
    }

    private mutating func add(_ index: Int, _ line: Range<Int>, _ finding: IndentFinding, _ scalars: [Unicode.Scalar]) {
        let lower = line.lowerBound + scalars[..<index].reduce(0) { $0 + UTF8.width($1) }
        let span = SourceSpan(file: file, lower: lower, upper: lower + UTF8.width(scalars[index]))
        findings.append(Finding(finding, at: span))
    }

    /// Whether a line ends in a text between quotation marks that goes on below.
    private mutating func noteQuotes(_ scalars: ArraySlice<Unicode.Scalar>) {
        var isEscaped = false
        for scalar in scalars {
            if scalar == "\"", !isEscaped { isQuoted.toggle() }
            isEscaped = isQuoted && scalar == "\\" && !isEscaped
        }
    }

    /// Whether a line ends with the bar or sign under which a block of text stands.
    private static func opensBlock(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        let text = String(String.UnicodeScalarView(scalars)).split(separator: " ").last ?? ""
        return ["|", ">", "|-", ">-", "|+", ">+"].contains(text)
    }

    private static let dashes: Set<Unicode.Scalar> = ["–", "—", "−", "‐", "‑", "•", "·"]
    /// Blanks that are no spaces, with their names.
    private static let blanks: [Unicode.Scalar: String] = [
        "\u{A0}": "espace insécable", "\u{202F}": "espace fine insécable", "\u{2003}": "espace cadratin",
        "\u{2002}": "espace demi-cadratin", "\u{2009}": "espace fine", "\u{200B}": "espace sans largeur",
        "\u{3000}": "espace idéographique", "\u{FEFF}": "marque d'ordre des octets",
    ]
}
