import Glibc

/// Sends back what it receives: the least that any server of a socket can do.
public enum EchoServer {
    /// Serves one connection after the other until it is stopped.
    public static func serve(_ path: String) throws(BenchError) {
        let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard listener >= 0, UnixAddress.with(path, { bind(listener, $0, $1) }) == 0, listen(listener, 16) == 0 else {
            throw BenchError("« \(path) » cannot be served")
        }
        var room = [UInt8](repeating: 0, count: 256 << 10)
        while true {
            let connection = accept(listener, nil, nil)
            guard connection >= 0 else { continue }
            while case let count = recv(connection, &room, room.count, 0), count > 0 {
                guard send(connection, room, count, Int32(MSG_NOSIGNAL)) == count else { break }
            }
            close(connection)
        }
    }
}
