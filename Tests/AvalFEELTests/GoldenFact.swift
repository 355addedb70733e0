import Foundation

/// A line of `Tests/Facts/golden_facts.csv`: values that were computed or read by hand, apart from this program.
struct GoldenFact: Sendable, CustomStringConvertible {
    let id: String
    let domain: String
    let input: String
    let expected: String

    var description: String { id }

    /// The facts of a domain.
    static func all(_ domain: String) throws -> [GoldenFact] {
        let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Facts/golden_facts.csv")
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst().compactMap { line in
            let fields = fields(line)
            return fields[1] == domain
                ? GoldenFact(id: fields[0], domain: fields[1], input: fields[2], expected: fields[3]) : nil
        }
    }

    /// The fields of a line, some in quotes.
    private static func fields(_ line: Substring) -> [String] {
        var (fields, isQuoted) = ([""], false)
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}
