import Foundation
import Glibc

/// A control group of its own with little memory, gone with it.
final class MemoryGroup {
    /// The file to which a process writes its number to be in the group.
    var processes: String { path + "/cgroup.procs" }
    private let path: String

    /// Where groups of memory are made: in the first version of control groups, else in the second.
    private static let places = [("/sys/fs/cgroup/memory", "memory.limit_in_bytes"), ("/sys/fs/cgroup", "memory.max")]

    /// Whether there can be one here.
    static let isPossible: Bool = (try? MemoryGroup(bytes: 1 << 30)) != nil

    init(bytes: Int) throws {
        for (place, limit) in Self.places {
            let path = place + "/aval-essai-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
            guard mkdir(path, 0o755) == 0 else { continue }
            let descriptor = open(path + "/" + limit, O_WRONLY | O_CLOEXEC)
            let text = "\(bytes)"
            defer { close(descriptor) }
            if descriptor >= 0, write(descriptor, text, text.utf8.count) == text.utf8.count {
                self.path = path
                return
            }
            rmdir(path)
        }
        throw DoorTestError(description: "no control group of memory can be made here")
    }

    deinit { rmdir(path) }
}
