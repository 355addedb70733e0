import AvalSystem

/// A client of the line protocol on a Unix socket: one line out, one line in. For the command line and scripts.
public struct LineClient: ~Copyable {
    private let connection: UnixConnection
    private var pending: [UInt8] = []

    /// Why a client cannot speak to a daemon, in French.
    public struct ClientError: Error, Sendable {
        /// What happened.
        public let message: String
    }

    /// Connects to the daemon that listens at `path`.
    public init(path: String) throws(ClientError) {
        guard let address = UnixAddress(path: path) else {
            throw ClientError(message: "le chemin du socket est trop long : \(UnixAddress.longestPath) octets au plus")
        }
        do throws(SystemError) { connection = try UnixConnection(to: address) } catch {
            throw Self.error(error.call == "socket" ? "ouvrir un socket" : "joindre un démon sur « \(path) »", error)
        }
    }

    /// Sends a line, which holds no line feed, and gives the line that answers it.
    public mutating func ask(_ line: [UInt8]) throws(ClientError) -> [UInt8] {
        do throws(SystemError) { try connection.send(line + [UInt8(ascii: "\n")]) } catch {
            throw Self.error("envoyer la requête", error)
        }
        return try readLine()
    }

    private mutating func readLine() throws(ClientError) -> [UInt8] {
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(pending[..<end])
                pending.removeFirst(end + 1)
                return line
            }
            // A connection that breaks is one that ends.
            let count = (try? connection.receive(into: &piece)) ?? 0
            guard count > 0 else { throw ClientError(message: "le démon a fermé la connexion sans répondre") }
            pending.append(contentsOf: piece[..<count])
        }
    }

    private static func error(_ verb: String, _ error: SystemError) -> ClientError {
        ClientError(message: "impossible de \(verb) : \(error.systemWords)")
    }
}
