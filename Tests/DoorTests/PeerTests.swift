import AvalJSON
import Foundation
import Glibc
import Testing

/// Who may do what: the daemon's user, root, a group, and everybody else. Another user can only be played by root.
@Suite(.enabled(if: getuid() == 0))
struct PeerTests {
    /// What a client gets that runs as somebody else.
    private static func ask(
        _ request: String, _ daemon: Daemon, user: Int, groups: String = "65534"
    ) throws -> JSONValue {
        let script = """
            import os, socket, sys
            os.setgroups([int(g) for g in sys.argv[4].split(",")]); os.setgid(65534); os.setuid(int(sys.argv[3]))
            s = socket.socket(socket.AF_UNIX); s.connect(sys.argv[1]); s.sendall(sys.argv[2].encode() + b"\\n")
            sys.stdout.write(s.makefile().readline())
            """
        let run = try Program.run(
            ["-c", script, daemon.socket, request, "\(user)", groups], program: "/usr/bin/python3")
        return try JSONReader.parse(Array(run.output.utf8))
    }

    private static func daemon(_ options: [String] = []) throws -> Daemon {
        let folder = try TemporaryFolder.withRules()
        let daemon = try Daemon(
            ["--rules", folder.at("Rules"), "--tariffs", folder.at("Tariffs"), "--watch", "off"] + options, in: folder)
        for path in [daemon.folder.path, daemon.socket] { chmod(path, 0o777) }
        return daemon
    }

    private static let reload = #"{"jsonrpc":"2.0","id":7,"method":"recharger"}"#

    @Test func othersMayNotReload() throws {
        let daemon = try Self.daemon()
        let answer = try Self.ask(Self.reload, daemon, user: 65534)
        #expect(answer["error"]?["code"]?.integer == -32007)
        #expect(answer["id"]?.integer == 7)
        #expect(try Self.ask(Sample.request(), daemon, user: 65534)["result"] != nil)
        #expect(try Self.ask(Self.reload, daemon, user: 0)["result"] != nil)
    }

    @Test func theGroupOfAdministrationMay() throws {
        let daemon = try Self.daemon(["--admin-group", "4242"])
        #expect(try Self.ask(Self.reload, daemon, user: 65534, groups: "4241,4242")["result"] != nil)
        #expect(try Self.ask(Self.reload, daemon, user: 65534, groups: "4241")["error"] != nil)
    }

    @Test func onlyThoseWhoMayReloadSeePaths() throws {
        let daemon = try Self.daemon()
        try daemon.folder.edit("Rules/anomalies/paiement.yaml", "etape: estimation", "etape: estimatoin")
        _ = try daemon.result("recharger")
        let state = #"{"jsonrpc":"2.0","id":1,"method":"etat"}"#
        let mine = try daemon.connect().ask(state)
        #expect(mine.contains(daemon.folder.path))
        let theirs = String(
            decoding: JSONWriter.bytes(of: try Self.ask(state, daemon, user: 65534)), as: UTF8.self)
        #expect(!theirs.contains(daemon.folder.path))
        #expect(theirs.contains("Rules/anomalies/paiement.yaml"))
    }

    @Test func anUnknownGroupOfAdministrationIsRefusedWithTwo() throws {
        let folder = try TemporaryFolder.withRules()
        let run = try Program.run(
            ["serve", "--socket", folder.at("s"), "--admin-group", "personne-ici"], in: folder.path)
        #expect(run.code == 2 && run.errors.contains("personne-ici"))
    }
}
