import AvalJSON
import Glibc

/// `aval serve` on a socket of its own, with a copy of the shipped rules unless others are given.
final class Daemon: Sendable {
    let folder: TemporaryFolder
    let child: ChildProcess
    let socket: String

    /// Starts it and waits until it listens; `softLimit` is how many files it may open unless it asks for more, `blocks` how
    /// many times 512 bytes a file of its may have, `readOnly` a folder that it cannot write to.
    init(
        _ options: [String] = [], in folder: TemporaryFolder? = nil, softLimit: Int? = nil, blocks: Int? = nil,
        readOnly: String? = nil
    ) throws {
        let folder = try folder ?? TemporaryFolder.withRules()
        self.folder = folder
        socket = folder.at("s")
        let words = ["serve", "--socket", socket] + options
        if let limit = softLimit.map({ "-Sn \($0)" }) ?? blocks.map({ "-Sf \($0)" }) {
            let script = "ulimit \(limit); exec \"$0\" \"$@\""
            child = try ChildProcess(
                ["-c", script, Program.path()] + words, in: folder.path, program: "/bin/sh")
        } else if let readOnly {
            let command = try ReadOnlyFolder.command(folder.at(readOnly), [Program.path()] + words)
            child = try ChildProcess(command.arguments, in: folder.path, program: command.program)
        } else {
            child = try ChildProcess(words, in: folder.path)
        }
        let end = Clock.now + 60
        while (try? LineSocket(socket)) == nil {
            if Clock.now > end || kill(child.process, 0) != 0 {
                throw DoorTestError(description: "the daemon does not listen: \(child.errors.text)")
            }
            usleep(10_000)
        }
    }

    func connect() throws -> LineSocket { try LineSocket(socket) }

    /// The `result` of a method without parameters.
    func result(_ method: String) throws -> JSONValue? {
        try connect().askJSON(#"{"jsonrpc":"2.0","id":1,"method":"\#(method)"}"#)["result"]
    }

    /// One daemon for all tests that leave it as they found it.
    static let shared: Result<Daemon, any Error> = Result {
        let daemon = try Daemon()
        // What is static is never let go: the end of the tests must end it.
        atexit { try? Daemon.shared.get().end() }
        return daemon
    }

    private func end() {
        child.signal(SIGKILL)
        try? folder.remove("")
    }
}
