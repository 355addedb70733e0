import Foundation

/// python-stdnum, which reads identifiers of the world by the rules of those who give them: what ours are held against.
enum StandardNumbers {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    /// Made by `make stdnum`, which `make test` runs first.
    private static let python = root.appending(path: ".build/stdnum/bin/python").path

    /// Whether it is there; where it must be (`AVAL_STDNUM=required`, the gate), its absence fails the tests instead.
    static var isThere: Bool {
        FileManager.default.isExecutableFile(atPath: python)
            || ProcessInfo.processInfo.environment["AVAL_STDNUM"] == "required"
    }

    /// A text, and whether python-stdnum holds it for an identifier of a kind.
    struct Verdict: Sendable {
        let text: String
        let isValid: Bool
    }

    /// Identifiers of a kind, right and wrong, always the same for a seed.
    static func verdicts(_ kind: String, count: Int, seed: UInt64) throws -> [Verdict] {
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = [root.appending(path: "Tests/Stdnum/nombres.py").path, kind, "\(count)", "\(seed)"]
        process.environment = ["PYTHONIOENCODING": "utf-8"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let written = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: written, as: UTF8.self).split(separator: "\n").map { line in
            Verdict(text: String(line.dropLast(2)), isValid: line.hasSuffix("1"))
        }
    }
}
