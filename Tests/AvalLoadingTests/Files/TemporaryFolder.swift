import Foundation
import Glibc
import Testing

@testable import AvalLoading

/// A folder of its own for one test, gone with it; paths in it are relative to it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "aval-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// A folder with one rule file and one tariff file.
    static func holding(rule: String, tariff: String = "exercice: 2025\n") throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("Rules/a.yaml", rule)
        try folder.write("Tariffs/2025.yaml", tariff)
        return folder
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The usual folders of rules and tariffs in it.
    var folders: RuleFolders { RuleFolders(in: path) }

    func at(_ name: String) -> String { path + "/" + name }

    /// Writes in place, making the folders on the way.
    func write(_ name: String, _ text: String) throws {
        try makeFolder((name as NSString).deletingLastPathComponent)
        try Data(text.utf8).write(to: URL(fileURLWithPath: at(name)))
    }

    /// Writes as editors do: a new file, put instead of the old one.
    func replace(_ name: String, _ text: String) throws {
        try write(name + "~new", text)
        try rename(name + "~new", name)
    }

    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: at(name), withIntermediateDirectories: true)
    }

    func rename(_ name: String, _ other: String) throws {
        try #require(Glibc.rename(at(name), at(other)) == 0, "rename \(name) \(other): errno \(errno)")
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: at(name)) }

    /// Makes a link, or puts a new one instead of the old one in one step.
    func link(_ name: String, to target: String) throws {
        try #require(symlink(target, at(name + ".new")) == 0)
        try rename(name + ".new", name)
    }

    func text(_ name: String) throws -> String { try String(contentsOfFile: at(name), encoding: .utf8) }

    func names(_ name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: at(name)).sorted()
    }
}
