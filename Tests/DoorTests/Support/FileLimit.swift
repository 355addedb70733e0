import Glibc

/// How far the files of a process may grow: to who writes one, beyond is a disk that is full.
enum FileLimit {
    /// Sets it while the process runs; nil lets them grow as they like.
    static func set(of process: pid_t, bytes: Int?) throws {
        let limit = bytes.map { "\($0)" } ?? "unlimited"
        let run = try Program.run(["--pid", "\(process)", "--fsize=\(limit):"], program: "/usr/bin/prlimit")
        guard run.code == 0 else { throw DoorTestError(description: "prlimit: \(run.errors)") }
    }
}
