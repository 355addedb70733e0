import AvalSystem

/// Sends back what it receives: the least that any server of a socket can do.
public enum EchoServer {
    /// Serves one connection after the other until it is stopped.
    public static func serve(_ path: String) throws(BenchError) {
        let unserved = BenchError("« \(path) » cannot be served")
        guard let address = UnixAddress(path: path) else { throw unserved }
        let listener: UnixListener
        do throws(SystemError) { listener = try listen(at: address) } catch { throw unserved }
        var room = [UInt8](repeating: 0, count: 256 << 10)
        while true {
            guard let connection = try? listener.accept() else { continue }
            while let count = try? connection.receive(into: &room), count > 0 {
                guard (try? connection.send(room, count: count)) != nil else { break }
            }
        }
    }

    private static func listen(at address: UnixAddress) throws(SystemError) -> UnixListener {
        let listener = try UnixListener(at: address, permissions: 0o777)
        try listener.listen(backlog: 16)
        return listener
    }
}
