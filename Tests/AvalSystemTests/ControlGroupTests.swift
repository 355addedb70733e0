import Foundation
import Testing

@testable import AvalSystem

/// The memory that containers and services are given.
struct ControlGroupTests {
    /// What is found below a folder with these files.
    private static func memory(_ groups: String, _ files: [String: String]) throws -> Int? {
        let root = NSTemporaryDirectory() + "aval-groupes-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: root) }
        for (path, text) in files {
            let folder = (root + "/" + path as NSString).deletingLastPathComponent
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try text.write(toFile: root + "/" + path, atomically: true, encoding: .utf8)
        }
        return ControlGroup.memory(groups: groups, root: root)
    }

    @Test func theLeastLimitOfAGroupAndOfThoseAroundItCounts() throws {
        let files = ["a/b/memory.max": "max\n", "a/memory.max": "1000\n", "memory.max": "2000\n"]
        #expect(try Self.memory("0::/a/b\n", files) == 1000)
    }

    @Test func aGroupOfTheFirstVersionIsFoundAmongTheOthers() throws {
        let files = ["memory/a/memory.limit_in_bytes": "3000\n"]
        #expect(try Self.memory("9:name=systemd:/\n4:cpu,memory:/a\n0::/\n", files) == 3000)
    }

    @Test func inAContainerItsOwnGroupStandsAtTheRoot() throws {
        #expect(try Self.memory("0::/docker/0123\n", ["memory.max": "4000\n"]) == 4000)
    }

    @Test(arguments: ["max\n", "9223372036854771712\n", "", "x"])
    func whatIsNoLimitIsNone(_ text: String) throws {
        #expect(try Self.memory("0::/\n", ["memory.max": text]) == nil)
        #expect(try Self.memory("4:memory:/\n", ["memory/memory.limit_in_bytes": text]) == nil)
    }
}
