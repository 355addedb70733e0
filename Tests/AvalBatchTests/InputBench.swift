import AvalDeclarations
import AvalJSON
import AvalTestSupport
import Foundation
import Glibc
import Testing

@testable import AvalBatch

/// A folder of its own with input files, and what a batch would read of them.
final class InputBench {
    let folder = FileManager.default.temporaryDirectory.appending(path: "aval-\(UUID().uuidString)")

    /// What was read: a declaration's text, or the message that stands instead, and the line that it is known by.
    struct Read: Equatable {
        let line: Int
        let text: String
        var error: String?
        var pointer = ""
    }

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: folder.appending(path: name))
        return path(name)
    }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

    /// What a file of the folder holds.
    func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appending(path: name))) }

    /// Whether a file of that name is there.
    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    /// Copies a file of the folder.
    func copy(_ name: String, to other: String) throws {
        try FileManager.default.copyItem(atPath: path(name), toPath: path(other))
    }

    /// The plan of some inputs.
    func plan(_ paths: [String], outputs: [String] = []) throws -> InputPlan {
        let plan = try InputPlan(paths, form: nil, outputs: outputs)
        if let fault = plan.faults.values.first { throw fault }
        return plan
    }

    /// What a batch reads, and where each of its chunks ends.
    func read(
        _ paths: [String], limit: Int = 1 << 20, from start: Position = Position(), encoding: CSVEncoding? = nil,
        sorts: Bool = false, mapping: CSVMapping? = nil
    ) throws -> (items: [Read], ends: [(Position, Int)]) {
        let settings = InputSettings(
            limit: limit, encoding: encoding, schema: try Shipped.rulebook().rules.schema, sorts: sorts,
            mapping: mapping)
        let reader = InputReader(try plan(paths), settings, from: start, stop: StopSign())
        let chunk = Chunk()
        var items: [Read] = []
        var ends: [(Position, Int)] = []
        while try reader.fill(chunk) {
            items += (chunk.isLines ? Self.lines(chunk, limit) : []) + Self.items(chunk)
            ends.append((chunk.end, items.count))
        }
        return (items, ends)
    }

    /// The texts of what a batch reads.
    func texts(_ paths: [String], limit: Int = 1 << 20) throws -> [String] {
        try read(paths, limit: limit).items.map { $0.error ?? $0.text }
    }

    private static func items(_ chunk: Chunk) -> [Read] {
        let assembler = chunk.table.map(CSVAssembler.init)
        return chunk.items.map { item in
            let bytes = chunk.input.bytes[item.range]
            if let error = item.error {
                return Read(line: item.line, text: "", error: error.message, pointer: error.pointer)
            }
            guard let assembler else { return Read(line: item.line, text: bytes.text) }
            let output = OutputBuffer()
            let rows = CSVAssembler.Rows(bytes: bytes, line: item.line, lines: chunk.rowLines[item.rows])
            do throws(CSVAssembler.Refusal) {
                try assembler.write(rows, into: output)
                return Read(line: item.line, text: output.bytes.text)
            } catch {
                return Read(line: error.line, text: "", error: error.error.message, pointer: error.error.pointer)
            }
        }
    }

    private static func lines(_ chunk: Chunk, _ limit: Int) -> [Read] {
        let text = chunk.input.bytes.text
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            line.isEmpty ? nil : Read(line: chunk.firstLine + index, text: String(line))
        }
    }

    /// Puts something into the folder that is named as declarations are and cannot be read; gives how it is named in what is
    /// said of it, and what is said.
    func makeUnreadable(_ kind: String) throws -> (name: String, words: String) {
        let name = "x.ndjson"
        switch kind {
        case "lien":
            try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: path("ailleurs"))
            return (name, "lien symbolique vers un fichier introuvable")
        case "boucle":
            try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: path(name))
            return (name, "tournent en rond")
        case "tube":
            #expect(mkfifo(path(name), 0o600) == 0)
            return (name, "tube")
        case "socket":
            #expect(mknod(path(name), S_IFSOCK | 0o600, 0) == 0)
            return (name, "socket")
        case "nom":
            let bytes = Array((folder.path + "/").utf8) + [0xE9] + Array(".ndjson".utf8) + [0]
            let descriptor = creat(bytes.map { CChar(bitPattern: $0) }, 0o600)
            #expect(close(descriptor) == 0)
            return ("\\xe9.ndjson", "pas en UTF-8")
        case "profond":
            let deep = folder.appending(path: (0..<20).map { "d\($0)" }.joined(separator: "/"))
            try FileManager.default.createDirectory(at: deep, withIntermediateDirectories: true)
            return ("d16", "dossiers l'un dans l'autre")
        default:
            try FileManager.default.createSymbolicLink(atPath: path("2022"), withDestinationPath: path("ailleurs"))
            return ("2022", "lien symbolique")
        }
    }

    /// Packs bytes as `gzip` does.
    static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-c"]
        let (entrance, exit) = (Pipe(), Pipe())
        process.standardInput = entrance
        process.standardOutput = exit
        try process.run()
        let writing = Thread {
            try? entrance.fileHandleForWriting.write(contentsOf: Data(bytes));
            try? entrance.fileHandleForWriting.close()
        }
        writing.start()
        let packed = try exit.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return [UInt8](packed)
    }
}
