import Foundation
import Testing

/// A page that leads somebody step by step: its commands are run and its files written as they are pasted, one after the other.
///
/// A block « sh » is run by bash, which stops at the first command that fails; `<!-- code: N -->` after it says with which code it
/// ends. A block « text » that follows shows beginnings of lines that it printed; « … » alone stands for whatever comes between.
/// A block « yaml » changes a file, as the marker on the line before says:
///
///     <!-- fichier: PATH -->                 the file's text
///     <!-- à la fin de: PATH -->             added at the end of the file
///     <!-- dans PATH, à la place de: LINE -->   instead of the only line that reads so, without its indentation
struct Walkthrough {
    private struct Commands {
        var text: String
        var code: Int32 = 0
        var shown: [String] = []
    }

    private struct Change {
        let marker: String
        let text: String
    }

    private enum Step {
        case commands(Commands)
        case change(Change)
    }

    private var steps: [Step] = []

    /// How many blocks it runs and writes.
    var count: Int { steps.count }

    /// The page of that name in `Documentation/`.
    init(_ name: String) throws {
        let page = try String(contentsOfFile: Program.root + "/Documentation/" + name, encoding: .utf8)
        var block: (kind: String, lines: [String])?
        var marker = ""
        for line in page.components(separatedBy: "\n") {
            if let open = block {
                if line == "```" {
                    end(open.kind, open.lines, marker: marker)
                    (block, marker) = (nil, "")
                } else {
                    block?.lines.append(line)
                }
            } else if line.hasPrefix("```") {
                block = (String(line.dropFirst(3)), [])
            } else if line.hasPrefix("<!-- code: "), case .commands(var commands) = steps.last {
                commands.code = try #require(Int32(line.dropFirst(11).prefix { $0.isNumber }))
                steps[steps.count - 1] = .commands(commands)
            } else if line.hasPrefix("<!-- "), line.hasSuffix(" -->") {
                marker = String(line.dropFirst(5).dropLast(4))
            }
        }
    }

    private mutating func end(_ kind: String, _ lines: [String], marker: String) {
        switch kind {
        case "sh":
            steps.append(.commands(Commands(text: lines.joined(separator: "\n"))))
        case "text":
            guard case .commands(var commands) = steps.last else { return }
            commands.shown = lines.filter { $0 != "…" }
            steps[steps.count - 1] = .commands(commands)
        case "yaml":
            steps.append(.change(Change(marker: marker, text: lines.map { $0 + "\n" }.joined())))
        default:
            break
        }
    }

    /// Does all that the page says in `folder`, with `programs` first among the folders of commands.
    func follow(in folder: TemporaryFolder, programs: String) throws {
        for step in steps {
            switch step {
            case .commands(let commands): try run(commands, in: folder, programs: programs)
            case .change(let change): try make(change, in: folder)
            }
        }
    }

    private func run(_ commands: Commands, in folder: TemporaryFolder, programs: String) throws {
        let script = "set -e; export PATH=\(programs):$PATH\n" + commands.text
        let child = try ChildProcess(["-c", script], in: folder.path, program: "/bin/bash", input: .closed)
        let output = String(decoding: try child.output.rest(seconds: 900), as: UTF8.self)
        #expect(try child.wait() == commands.code, "\(commands.text)\n\(output)\n\(child.errors.text)")
        let lines = output.components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        for text in commands.shown.map({ $0.trimmingCharacters(in: .whitespaces) }) {
            #expect(lines.contains { $0.hasPrefix(text) }, "« \(text) » after « \(commands.text) » in:\n\(output)")
        }
    }

    private func make(_ change: Change, in folder: TemporaryFolder) throws {
        if let path = Self.rest(of: change.marker, after: "fichier: ") {
            return try folder.write(path, change.text)
        }
        if let path = Self.rest(of: change.marker, after: "à la fin de: ") {
            return try folder.write(path, try folder.text(path) + change.text)
        }
        let place = try #require(Self.rest(of: change.marker, after: "dans "), "no marker before:\n\(change.text)")
        let parts = place.components(separatedBy: ", à la place de: ")
        try #require(parts.count == 2, "\(place)")
        var lines = try folder.text(parts[0]).components(separatedBy: "\n")
        let found = lines.indices.filter { lines[$0].trimmingCharacters(in: .whitespaces) == parts[1] }
        try #require(found.count == 1, "« \(parts[1]) » stands \(found.count) times in \(parts[0])")
        lines[found[0]] = String(change.text.dropLast())
        try folder.write(parts[0], lines.joined(separator: "\n"))
    }

    private static func rest(of text: String, after prefix: String) -> String? {
        text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
    }
}
