import Foundation

/// The program, run as its users run it.
enum Program {
    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    /// What a run left.
    struct Run {
        let code: Int32
        let output: String
        let errors: String
    }

    /// The binary that was built beside the tests.
    static func process(_ arguments: [String]) throws -> Process {
        let tests = URL(fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        let binary = tests.deletingLastPathComponent().appending(path: "aval")
        guard FileManager.default.isExecutableFile(atPath: binary.path) else {
            throw Missing(description: "no program at \(binary.path): run « swift build --product aval » first")
        }
        let process = Process()
        process.executableURL = binary
        process.arguments = arguments
        // Where the rules and the samples are that the pages speak of.
        process.currentDirectoryURL = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return process
    }

    /// Runs the program to its end with a few lines on its standard input.
    static func run(_ arguments: [String], input: Data = Data()) throws -> Run {
        let process = try process(arguments)
        let (entrance, output, errors) = (Pipe(), Pipe(), TemporaryFile())
        process.standardInput = entrance
        process.standardOutput = output
        process.standardError = try errors.writer()
        try process.run()
        try entrance.fileHandleForWriting.write(contentsOf: input)
        try entrance.fileHandleForWriting.close()
        let written = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Run(
            code: process.terminationStatus, output: String(decoding: written, as: UTF8.self),
            errors: try String(contentsOf: errors.url, encoding: .utf8))
    }
}

/// A file of its own, gone with its owner.
final class TemporaryFile {
    let url = FileManager.default.temporaryDirectory.appending(path: "aval-\(UUID().uuidString)")

    init(_ text: String = "") {
        _ = FileManager.default.createFile(atPath: url.path, contents: Data(text.utf8))
    }

    func writer() throws -> FileHandle { try FileHandle(forWritingTo: url) }

    deinit { try? FileManager.default.removeItem(at: url) }
}
