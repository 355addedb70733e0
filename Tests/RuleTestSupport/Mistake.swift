import AvalSource
import Foundation

/// What an expert might do to a file, and all that must be told of it: one finding a mark, and nothing else.
public struct Mistake: Sendable, CustomStringConvertible {
    let sentence: String
    let path: String
    let old: String?
    let new: String
    let codes: [String]
    let help: String?
    let elsewhere: [String]

    /// In `path` the first `old` becomes `new`, where `⟦` and `⟧` show the spans of the findings of these codes, in
    /// order; `help` is part of what the first one advises; `elsewhere` are codes found in other files.
    public init(
        _ sentence: String, in path: String, _ old: String, _ new: String, _ codes: [String], help: String? = nil,
        elsewhere: [String] = []
    ) {
        (self.sentence, self.path, self.old, self.new) = (sentence, path, old, new)
        (self.codes, self.help, self.elsewhere) = (codes, help, elsewhere)
    }

    /// A new file, with its marks.
    public init(_ sentence: String, new path: String, _ text: String, _ codes: [String], help: String? = nil) {
        (self.sentence, self.path, old, new) = (sentence, path, nil, text)
        (self.codes, self.help, elsewhere) = (codes, help, [])
    }

    /// The sentence, as the name of the test case.
    public var description: String { sentence }

    /// How what loading tells differs from that; nil when it does not.
    public func difference() -> String? {
        let (text, marks) = Self.unmarked(new)
        let shipped = Workshop.shipped
        let changed = old.map { shipped.replacing($0, by: text, in: path) } ?? shipped.writing(text, to: path)
        guard let workshop = changed else { return "« \(old ?? "") » is not in \(path)" }
        let start = old.flatMap { shipped.texts[path]?.range(of: $0)?.lowerBound }
        let base = start.flatMap { shipped.texts[path]?[..<$0].utf8.count } ?? 0
        let found = workshop.load().findings
        let here = found.filter { $0.span?.file.path == path }.sorted { ($0.span?.lower ?? 0) < ($1.span?.lower ?? 0) }
        let spans = here.map { $0.span.map { $0.lower - base..<$0.upper - base } }
        let others = found.filter { $0.span?.file.path != path }.map(\.code)
        let isAdvised = help.map { here.first?.help?.contains($0) == true } ?? true
        if here.map(\.code) == codes, spans == marks, others == elsewhere, isAdvised,
            here.allSatisfy({ $0.help != nil })
        {
            return nil
        }
        return "expected \(codes) at \(marks)\(help.map { ", help « \($0) »" } ?? "")\n"
            + DiagnosticPrinter.text(found, color: false)
    }

    /// The text without its marks, and the byte ranges between them.
    private static func unmarked(_ text: String) -> (String, [Range<Int>]) {
        var plain = ""
        var open: [Int] = []
        var marks: [Range<Int>] = []
        for character in text.unicodeScalars {
            switch character {
            case "⟦": open.append(plain.utf8.count)
            case "⟧": if let start = open.popLast() { marks.append(start..<plain.utf8.count) }
            default: plain.unicodeScalars.append(character)
            }
        }
        return (plain, marks)
    }
}
