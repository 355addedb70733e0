import AvalSystem

/// A server of a Unix socket in a program of its own, for as long as it is measured.
final class MeasuredServer {
    private let socket: String
    private var process: TimedProcess?
    private let id: Int32
    /// From its start to the moment when it took a connection, in seconds.
    let ready: Double

    /// Starts a server, whose command is made for a socket, and waits until it takes connections.
    init(_ bench: Bench, _ command: (_ socket: String) -> [String]) throws(BenchError) {
        socket = "/tmp/aval-bench-\(ThisProcess.id).sock"
        try? Paths.remove(socket)
        let began = Clock.now()
        let process = try TimedProcess(command(socket), errors: bench.path("daemon.txt"))
        id = process.id
        while PlainClient(socket) == nil {
            guard Clock.now() - began < 10 else {
                try process.stop()
                throw BenchError("a daemon did not come up in ten seconds")
            }
            Pause.microseconds(200)
        }
        ready = Clock.now() - began
        self.process = consume process
    }

    /// A new connection to it.
    func connect() throws(BenchError) -> PlainClient {
        guard let connection = PlainClient(socket) else { throw BenchError("the daemon takes no connection") }
        return connection
    }

    /// The memory that it holds, in bytes.
    var resident: Int { Memory.resident(of: id) }
    /// The most that it held.
    var peak: Int { Memory.peak(of: id) }

    /// Stops it and waits until it is gone.
    func stop() {
        if let process = process.take() { try? process.stop() }
        try? Paths.remove(socket)
    }
}
