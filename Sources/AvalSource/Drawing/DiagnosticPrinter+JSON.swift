extension DiagnosticPrinter {
    /// The findings as one JSON array on one line, in the order of `text`: objects with `gravite`, `code`, `message`, and
    /// where they apply `aide`, `fichier`, `ligne`, `colonne`, `fin_ligne`, `fin_colonne` (from 1, in characters; the end
    /// is the column after the last) and `lies`, other spans with the same keys.
    public static func json(_ findings: [Finding]) -> [UInt8] {
        Array("[\(sorted(findings).map(object).joined(separator: ","))]".utf8)
    }

    private static func object(_ finding: Finding) -> String {
        var members = [
            member("gravite", finding.severity.rawValue), member("code", finding.code),
            member("message", finding.message),
        ]
        if let help = finding.help { members.append(member("aide", help)) }
        if let span = finding.span { members += position(of: span) }
        if !finding.related.isEmpty {
            let related = finding.related.map { related in
                "{" + ([member("message", related.message)] + position(of: related.span)).joined(separator: ",") + "}"
            }
            members.append("\"lies\":[\(related.joined(separator: ","))]")
        }
        return "{" + members.joined(separator: ",") + "}"
    }

    private static func position(of span: SourceSpan) -> [String] {
        let (start, end) = (span.start, span.end)
        return [
            member("fichier", span.file.path), "\"ligne\":\(start.line)", "\"colonne\":\(start.column)",
            "\"fin_ligne\":\(end.line)", "\"fin_colonne\":\(end.column)",
        ]
    }

    private static func member(_ name: String, _ value: String) -> String { "\"\(name)\":\(quoted(value))" }

    /// A JSON string (RFC 8259, 7): this target imports nothing, and texts are all that it ever writes.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
