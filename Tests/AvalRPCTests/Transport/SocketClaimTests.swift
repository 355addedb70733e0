import AvalSystem
import Glibc
import Testing

@testable import AvalRPC

@Suite(.timeLimit(.minutes(5)))
struct SocketClaimTests {
    private let folder = Folder()

    private func take(_ path: String, mode: UInt32 = 0o660, group: UnixSocket.Group? = nil) throws -> SocketClaim {
        try SocketClaim.take(UnixSocket(path: path, mode: mode, group: group), backlog: 5)
    }

    /// The error met when taking `path`.
    private func refusal(_ path: String, group: UnixSocket.Group? = nil) -> TransportError? {
        #expect(throws: TransportError.self) { try take(path, group: group) }
    }

    private func status(_ path: String) -> stat? {
        var status = stat()
        return lstat(path, &status) == 0 ? status : nil
    }

    @Test func theFileHasTheModeAskedForWhateverTheUmask() throws {
        let claim = try take(folder.socket)
        defer { close(claim.descriptor) }
        #expect(status(folder.socket)?.st_mode == S_IFSOCK | 0o660)
    }

    @Test func theFileIsBornWithTheModeOfItsSocket() async {
        // The promise that makes the first instant safe; in a process apart, since the umask is all threads'.
        await #expect(processExitsWith: .success) {
            let folder = Folder()
            umask(0)
            var status = stat()
            guard let address = UnixAddress(path: folder.socket) else { exit(1) }
            _ = try UnixListener(at: address, permissions: 0o600)
            guard lstat(folder.socket, &status) == 0 else { exit(1) }
            guard status.st_mode == S_IFSOCK | 0o600 else { exit(2) }
        }
    }

    @Test func theFileBelongsToTheGroupAskedFor() throws {
        let claim = try take(folder.socket, mode: 0o620, group: .id(getgid()))
        defer { close(claim.descriptor) }
        #expect(status(folder.socket)?.st_gid == getgid())
        #expect(status(folder.socket)?.st_mode == S_IFSOCK | 0o620)
    }

    @Test func aGroupIsFoundByItsName() {
        #expect(SystemGroups.id(of: "root") == 0)
    }

    @Test func anUnknownGroupIsAnErrorAndLeavesNothing() {
        #expect(refusal(folder.socket, group: .name("no-such-group"))?.code == .unknownGroup)
        #expect(status(folder.socket) == nil)
    }

    @Test func aPathTooLongIsRefusedWithItsLength() {
        let path = folder.path + "/" + String(repeating: "x", count: 108 - folder.path.utf8.count - 1)
        let error = refusal(path)
        #expect(error?.code == .pathTooLong)
        #expect(error?.message.contains("108 octets") == true)
    }

    @Test func theLongestPathIsTaken() throws {
        let path = folder.path + "/" + String(repeating: "x", count: 107 - folder.path.utf8.count - 1)
        let claim = try take(path)
        close(claim.descriptor)
        claim.removeFile()
        #expect(status(path) == nil)
    }

    @Test(arguments: ["", "/tmp/a\u{0}b"]) func anEmptyPathOrAZeroByteIsRefused(_ path: String) {
        #expect(refusal(path)?.code == .badPath)
    }

    @Test func aMissingFolderIsTold() {
        #expect(refusal(folder.path + "/absent/s")?.code == .folderMissing)
        #expect(refusal("/dev/null/s")?.code == .folderMissing)
    }

    @Test func aFileThatIsNoSocketStays() {
        let path = folder.path + "/other"
        close(creat(path, 0o600))
        #expect(refusal(path)?.code == .notASocket)
        #expect(status(path) != nil)
        symlink(path, folder.path + "/link")
        #expect(refusal(folder.path + "/link")?.code == .notASocket)
        #expect(refusal(folder.path)?.code == .notASocket)
    }

    @Test func aSocketNobodyAnswersIsReplaced() throws {
        let dead = try take(folder.socket)
        close(dead.descriptor)
        let inode = status(folder.socket)?.st_ino
        #expect(inode != nil)
        let claim = try take(folder.socket)
        defer { close(claim.descriptor) }
        #expect(throws: Never.self) { try Client(folder.socket) }
    }

    @Test func aSocketSomebodyAnswersStays() throws {
        let claim = try take(folder.socket)
        defer { close(claim.descriptor) }
        #expect(refusal(folder.socket)?.code == .socketAlive)
        #expect(throws: Never.self) { try Client(folder.socket) }
    }

    @Test func aBusySocketIsAlive() throws {
        let claim = try SocketClaim.take(UnixSocket(path: folder.socket), backlog: 0)
        defer { close(claim.descriptor) }
        // One client fills a queue of zero: the next one has to wait.
        let waiting = try Client(folder.socket)
        #expect(refusal(folder.socket)?.code == .socketAlive)
        withExtendedLifetime(waiting) {}
    }

    @Test func onlyOurOwnFileIsRemoved() throws {
        let first = try take(folder.socket)
        close(first.descriptor)
        rename(folder.socket, folder.path + "/other")
        let second = try take(folder.socket)
        defer { close(second.descriptor) }
        first.removeFile()
        #expect(status(folder.socket) != nil)
        second.removeFile()
        #expect(status(folder.socket) == nil)
    }

    @Test func ofTenThatTakeADeadSocketAtOnceOneGetsIt() async throws {
        let dead = try take(folder.socket)
        close(dead.descriptor)
        let path = folder.socket
        let taken = try await withThrowingTaskGroup(of: SocketClaim?.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    try await blocking { try? SocketClaim.take(UnixSocket(path: path), backlog: 5) }
                }
            }
            return try await group.reduce(into: []) { claims, claim in claims += claim.map { [$0] } ?? [] }
        }
        #expect(taken.count == 1)
        for claim in taken { close(claim.descriptor) }
    }

    @Test func aFolderNotAccessibleIsTold() async throws {
        // As root everything is accessible: the question is asked by a process that has given its rights up.
        await #expect(processExitsWith: .success) {
            let folder = Folder()
            chmod(folder.path, 0o700)
            if getuid() == 0, setuid(65_534) != 0 { exit(1) }
            if getuid() != 65_534 { exit(0) }
            let result = Result { () throws(TransportError) in
                try SocketClaim.take(UnixSocket(path: folder.socket), backlog: 5)
            }
            guard case .failure(let error) = result, error.code == .notAllowed else { exit(2) }
        }
    }
}
