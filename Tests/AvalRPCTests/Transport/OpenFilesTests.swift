import Glibc
import Testing

@testable import AvalRPC

/// In processes apart: the limit is the whole process's.
@Suite(.timeLimit(.minutes(5)))
struct OpenFilesTests {
    @Test func theLimitIsRaisedToWhatTheConnectionsNeed() async {
        await #expect(processExitsWith: .success) {
            var limit = rlimit(rlim_cur: 100, rlim_max: 1000)
            let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
            guard setrlimit(files, &limit) == 0, OpenFiles.makeRoom(for: 500) == 500 else { exit(1) }
            guard getrlimit(files, &limit) == 0, limit.rlim_cur == 564 else { exit(2) }
        }
    }

    @Test func fewerConnectionsAreTakenWhereItCannotBeRaised() async {
        await #expect(processExitsWith: .success) {
            var limit = rlimit(rlim_cur: 100, rlim_max: 100)
            guard setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { exit(1) }
            guard OpenFiles.makeRoom(for: 500) == 36 else { exit(2) }
        }
    }
}
