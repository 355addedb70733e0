import Foundation
import Glibc

/// Where the program and its rules are, seen from the tests.
enum Program {
    /// The program under test: the one that `AVAL_PROGRAM` names, else the one that was built beside the tests.
    static func path() throws -> String {
        try ProcessInfo.processInfo.environment["AVAL_PROGRAM"] ?? built("aval")
    }

    /// A program that was built beside the tests.
    static func built(_ name: String) throws -> String {
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let path = (tests as NSString).deletingLastPathComponent + "/" + name
        guard access(path, X_OK) == 0 else {
            throw DoorTestError(description: "no program \(path): run « swift build --product \(name) » first")
        }
        return path
    }

    /// The folder of the package, where the shipped `Rules` and `Tariffs` stand.
    static let root: String = {
        var path = #filePath as NSString
        for _ in 0..<4 { path = path.deletingLastPathComponent as NSString }
        return path as String
    }()

    /// A write to a process that has gone is an error for the test, not its end.
    static let ignoreBrokenPipes: Void = { _ = Glibc.signal(SIGPIPE, SIG_IGN) }()

    /// What a run left.
    struct Run {
        let code: Int32
        let output: String
        let errors: String

        /// The lines of the output, without their ends.
        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// Runs the program to its end with `input` on its standard input.
    static func run(
        _ arguments: [String], input: String = "", in folder: String = root, program: String? = nil
    ) throws -> Run {
        try run(arguments, input: Array(input.utf8), in: folder, program: program)
    }

    static func run(
        _ arguments: [String], input: [UInt8], in folder: String = root, program: String? = nil
    ) throws -> Run {
        let child = try ChildProcess(arguments, in: folder, program: program)
        let feeder = Threaded {
            child.write(input)
            child.endInput()
        }
        let output = try child.output.rest(seconds: 30)
        let code = try child.wait()
        try feeder.join()
        return Run(code: code, output: String(decoding: output, as: UTF8.self), errors: try child.errors.all())
    }
}
