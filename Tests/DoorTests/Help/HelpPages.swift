import Foundation

/// The help of our programs, as a terminal of 100 columns shows it, and the files that keep it.
enum HelpPages {
    /// The commands from which all others are found. `part` is not shown in the help of its parent.
    private static let roots = [["aval"], ["aval-bench"], ["aval-bench", "part"]]

    /// The folder of the files: `aval.txt` for the program, `aval.check.txt` for a verb.
    static let folder = Program.root + "/Tests/DoorTests/Help/Pages"

    /// What every command says today, by the name of its file.
    static func today() throws -> [String: String] {
        var pages: [String: String] = [:]
        var open = roots
        while let command = open.popLast() {
            let page = try page(command)
            pages[command.joined(separator: ".") + ".txt"] = page
            open += subcommands(page).map { command + [$0] }
        }
        return pages
    }

    /// The files on record, by name.
    static func recorded() throws -> [String: String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        return try Dictionary(
            uniqueKeysWithValues: names.map { ($0, try String(contentsOfFile: folder + "/" + $0, encoding: .utf8)) })
    }

    /// Makes the folder hold these files and no others.
    static func record(_ pages: [String: String]) throws {
        for name in try recorded().keys where pages[name] == nil {
            try FileManager.default.removeItem(atPath: folder + "/" + name)
        }
        for (name, page) in pages {
            try page.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
        }
    }

    private static func page(_ command: [String]) throws -> String {
        let program = try command[0] == "aval" ? Program.path() : Program.built(command[0])
        let words = ["COLUMNS=100", program] + command.dropFirst() + ["--help"]
        let run = try Program.run(words, program: "/usr/bin/env")
        guard run.code == 0, run.errors.isEmpty else {
            throw DoorTestError(description: "\(command) --help ends with \(run.code): \(run.errors)")
        }
        return run.output
    }

    /// The words after which a page lists commands of its own: each opens a line indented by two spaces.
    private static func subcommands(_ page: String) -> [String] {
        page.split(separator: "\n").drop { $0 != "SUBCOMMANDS:" }.dropFirst()
            .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.hasPrefix("  See ") }
            .compactMap { $0.split(separator: " ").first.map(String.init) }
    }
}
