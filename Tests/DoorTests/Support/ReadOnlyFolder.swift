import Glibc

/// A folder that a program cannot write to. Modes mean nothing to root: to root it is mounted so, for that program alone.
enum ReadOnlyFolder {
    /// Whether there can be one here.
    static let isPossible: Bool = {
        guard geteuid() == 0 else { return true }
        let probe = "d=$(mktemp -d) && mount --bind \"$d\" \"$d\" && mount -o remount,bind,ro \"$d\""
        return (try? Program.run(["-m", "sh", "-c", probe], program: "/usr/bin/unshare").code) == 0
    }()

    /// The command that runs another with the folder read-only to it.
    static func command(_ folder: String, _ words: [String]) throws -> (program: String, arguments: [String]) {
        guard geteuid() == 0 else {
            guard chmod(folder, 0o555) == 0 else { throw DoorTestError(description: "chmod: errno \(errno)") }
            return ("/usr/bin/env", words)
        }
        let script = "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && exec \"$@\""
        return ("/usr/bin/unshare", ["-m", "sh", "-c", script, folder] + words)
    }
}
