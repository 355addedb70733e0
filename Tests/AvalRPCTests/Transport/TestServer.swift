import Glibc
import Logging

@testable import AvalRPC

/// A folder of its own under /tmp, removed with its files.
final class Folder: Sendable {
    let path: String

    init() {
        var template = Array("/tmp/aval-rpc-XXXXXX".utf8CString)
        path = template.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress, mkdtemp(start) != nil else { return "/nonexistent" }
            return String(cString: start)
        }
    }

    deinit {
        for name in ["s", "other", "link", "in"] { unlink("\(path)/\(name)") }
        rmdir(path)
    }

    var socket: String { path + "/s" }
}

/// Runs `body` with a server that echoes on a socket, then stops it.
func withServer(
    _ configuration: LineServerConfiguration = LineServerConfiguration(), responder: EchoResponder = EchoResponder(),
    _ body: (LineServer, String) async throws -> Void
) async throws {
    let folder = Folder()
    let server = LineServer(responder: responder, configuration: configuration, logger: .silent)
    try await server.listen(on: UnixSocket(path: folder.socket))
    do {
        try await body(server, folder.socket)
    } catch {
        await server.shutdown(grace: .zero)
        throw error
    }
    await server.shutdown(grace: .seconds(5))
}

/// Whether `condition` becomes true within five seconds.
func eventually(_ condition: () -> Bool) async throws -> Bool {
    for _ in 0..<500 {
        if condition() { return true }
        try await Task.sleep(for: .milliseconds(10))
    }
    return condition()
}

extension Logger {
    static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}
