import Foundation
import Testing

/// The back office's page: its commands are run as they are pasted, one after the other, in an empty folder.
struct GuideTests {
    /// Commands with the code that they end with and the beginnings of lines that they show.
    private struct Step {
        var commands: String
        var code: Int32 = 0
        var shown: [String] = []
    }

    private static func steps(of page: String) throws -> [Step] {
        var steps: [Step] = []
        var block: (kind: String, lines: [String])?
        for line in page.components(separatedBy: "\n") {
            if let open = block {
                guard line == "```" else {
                    block?.lines.append(line)
                    continue
                }
                if open.kind == "sh" { steps.append(Step(commands: open.lines.joined(separator: "\n"))) }
                if open.kind == "text" { steps[steps.count - 1].shown = open.lines }
                block = nil
            } else if line.hasPrefix("```") {
                block = (String(line.dropFirst(3)), [])
            } else if line.hasPrefix("<!-- code: ") {
                steps[steps.count - 1].code = try #require(Int32(line.dropFirst(11).prefix { $0.isNumber }))
            }
        }
        return steps
    }

    @Test func everyStepDoesWhatThePageSays() throws {
        let page = try String(contentsOfFile: Program.root + "/Documentation/lots.md", encoding: .utf8)
        let steps = try Self.steps(of: page)
        #expect(steps.count > 6)
        // An installation, as « make install » lays it out.
        let folder = try TemporaryFolder.withRules()
        let work = try TemporaryFolder()
        for (name, target) in [("share/aval/Rules", "Rules"), ("share/aval/Tariffs", "Tariffs")] {
            try FileManager.default.createDirectory(atPath: folder.at("share/aval"), withIntermediateDirectories: true)
            try FileManager.default.moveItem(atPath: folder.at(target), toPath: folder.at(name))
        }
        try FileManager.default.createDirectory(atPath: folder.at("bin"), withIntermediateDirectories: true)
        // By a process of its own: a file that this one has open for writing, other tests' children would keep busy.
        let copy = try ChildProcess([try Program.path(), folder.at("bin/aval")], program: "/bin/cp", input: .closed)
        #expect(try copy.wait() == 0)
        for step in steps {
            let script = "set -e; export PATH=\(folder.at("bin")):$PATH\n" + step.commands
            let child = try ChildProcess(["-c", script], in: work.path, program: "/bin/bash", input: .closed)
            let output = String(decoding: try child.output.rest(seconds: 60), as: UTF8.self)
            #expect(try child.wait() == step.code, "\(step.commands)\n\(child.errors.text)")
            let lines = output.components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            for text in step.shown {
                #expect(lines.contains { $0.hasPrefix(text) }, "« \(text) » in:\n\(output)")
            }
        }
    }
}
