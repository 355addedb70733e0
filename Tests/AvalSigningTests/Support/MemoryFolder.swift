import Foundation
import Glibc

/// A folder of its own for one test, gone with it; in memory where the machine has such a place, since these tests open
/// journals by the thousand and none of them pulls a plug.
final class MemoryFolder: Sendable {
    let path: String

    init() throws {
        let base = access("/dev/shm", W_OK) == 0 ? "/dev/shm/" : NSTemporaryDirectory() + "/"
        path = base + "aval-signing-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func at(_ name: String) -> String { path + "/" + name }

    func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: at(name)))) }

    func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    /// Writes a file, whatever its rights were.
    func write(_ name: String, _ bytes: [UInt8]) throws {
        try? FileManager.default.removeItem(atPath: at(name))
        let folder = (at(name) as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: at(name)))
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: at(name)) }

    func names(_ name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: at(name)).sorted()
    }

    func exists(_ name: String) -> Bool { access(at(name), F_OK) == 0 }
}
