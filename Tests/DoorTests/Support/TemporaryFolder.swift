import Foundation
import Glibc

/// A folder of its own for one test, gone with it; names in it are relative to it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        // Short: the path of a socket in it may have 107 bytes.
        var template = Array("/tmp/aval-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw DoorTestError(description: "mkdtemp: errno \(errno)") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// A folder with a copy of the shipped rules and tariffs.
    static func withRules() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in ["Rules", "Tariffs"] {
            try FileManager.default.copyItem(atPath: Program.root + "/" + name, toPath: folder.at(name))
        }
        return folder
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func at(_ name: String) -> String { path + "/" + name }

    /// Writes in place, making the folders on the way.
    func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let folder = (at(name) as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let descriptor = open(at(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw DoorTestError(description: "open \(name): errno \(errno)") }
        defer { close(descriptor) }
        guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
            throw DoorTestError(description: "write \(name): errno \(errno)")
        }
    }

    /// Writes as editors do: a new file, put instead of the old one.
    func replace(_ name: String, _ text: String) throws {
        try write(name + "~new", text)
        guard rename(at(name + "~new"), at(name)) == 0 else {
            throw DoorTestError(description: "rename \(name): errno \(errno)")
        }
    }

    func text(_ name: String) throws -> String { try String(contentsOfFile: at(name), encoding: .utf8) }

    /// Changes a file's text; a text to change that is not there is an error of the test.
    func edit(_ name: String, _ old: String, _ new: String) throws {
        let text = try text(name)
        guard text.contains(old) else { throw DoorTestError(description: "« \(old) » is not in \(name)") }
        try write(name, text.replacingOccurrences(of: old, with: new))
    }

    func copy(_ name: String, to other: String) throws {
        try FileManager.default.copyItem(atPath: at(name), toPath: at(other))
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: at(name)) }

    func names(_ name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: at(name)).sorted()
    }

    func exists(_ name: String) -> Bool {
        var status = stat()
        return lstat(at(name), &status) == 0
    }
}
