import AvalSource
import Testing

/// A text in which `⟦` and `⟧` show a span, so that no test counts columns.
struct MarkedText {
    let file: SourceFile
    let marked: [Range<Int>]

    init(_ text: String, path: String = "essai.yaml") {
        var bytes: [UInt8] = []
        var marked: [Range<Int>] = []
        var starts: [Int] = []
        for scalar in text.unicodeScalars {
            switch scalar {
            case "⟦": starts.append(bytes.count)
            case "⟧": if let start = starts.popLast() { marked.append(start..<bytes.count) }
            default: bytes.append(contentsOf: Array(String(scalar).utf8))
            }
        }
        file = SourceFile(path: path, bytes: bytes)
        self.marked = marked
    }
}

/// A finding as the tests compare it: its code and the text under its carets.
struct Shown: Equatable, CustomStringConvertible {
    let code: String
    let range: Range<Int>?

    init(_ finding: Finding) {
        code = finding.code
        range = finding.span.map { $0.lower..<$0.upper }
    }

    init(_ code: String, _ range: Range<Int>?) {
        self.code = code
        self.range = range
    }

    var description: String { "\(code) \(range.map { "\($0)" } ?? "nulle part")" }
}

/// Checks that reading gives findings of these codes at the marked spans, in order; returns the tree.
@discardableResult
func checkFindings(
    _ text: String, _ codes: String..., location: SourceLocation = #_sourceLocation
) -> YAMLNode? {
    let marked = MarkedText(text)
    let (root, findings) = YAMLReader.read(marked.file)
    #expect(marked.marked.count == codes.count, "one mark a code", sourceLocation: location)
    #expect(
        findings.map(Shown.init) == zip(codes, marked.marked).map { Shown($0, $1) }, "\(findings.map(\.message))",
        sourceLocation: location)
    return root
}

/// The tree of a text that has nothing wrong.
func readTree(_ text: String, location: SourceLocation = #_sourceLocation) throws -> YAMLNode {
    let (root, findings) = YAMLReader.read(SourceFile(path: "essai.yaml", text: text))
    #expect(findings.isEmpty, "\(findings.map(\.message))", sourceLocation: location)
    return try #require(root, sourceLocation: location)
}

/// A node in one line: texts quoted, lists and mappings in brackets and braces.
func outline(_ node: YAMLNode?) -> String {
    switch node?.content {
    case nil: "nothing"
    case .scalar(let text, _): "\"\(text.string)\""
    case .sequence(let items): "[" + items.map(outline).joined(separator: ", ") + "]"
    case .mapping(let entries):
        "{" + entries.map { "\($0.name): \(outline($0.value))" }.joined(separator: ", ") + "}"
    case .unreadable: "?"
    }
}
