import Glibc
import Testing

extension Load {
    /// Clients that come while the daemon cannot let them in.
    @Suite struct BacklogTests {
        /// How many the system lets wait at most.
        private static var systemLimit: Int {
            guard let file = fopen("/proc/sys/net/core/somaxconn", "r") else { return 128 }
            defer { fclose(file) }
            var text = [CChar](repeating: 0, count: 32)
            fgets(&text, 32, file)
            return Int(String(decoding: text.prefix { $0 > 0x20 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)) ?? 128
        }

        @Test func aThousandClientsWaitAtTheSocketOfADaemonThatStandsStill() throws {
            let daemon = try Daemon()
            OpenFiles.raised
            daemon.child.signal(SIGSTOP)
            defer { daemon.child.signal(SIGCONT) }
            let due = min(1024, Self.systemLimit)
            var waiting: [Int32] = []
            defer { for client in waiting { close(client) } }
            while waiting.count < due, let client = Self.knock(daemon.socket) { waiting.append(client) }
            #expect(waiting.count == due)
            daemon.child.signal(SIGCONT)
            #expect(Sample.verdict(in: try daemon.connect().ask(Sample.request())) != nil)
        }

        /// A connection that does not wait to be let in; nil where the daemon's queue is full.
        private static func knock(_ path: String) -> Int32? {
            let client = socket(
                AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
            let status = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(client, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            if status == 0 { return client }
            close(client)
            return nil
        }
    }
}
