import AvalSystem
import Glibc
import Testing

@testable import AvalRPC

/// In processes apart: the limit is the whole process's.
@Suite(.timeLimit(.minutes(5)))
struct OpenFilesTests {
    @Test func theLimitIsRaisedToWhatTheConnectionsNeed() async {
        await #expect(processExitsWith: .success) {
            var limit = rlimit(rlim_cur: 100, rlim_max: 2000)
            let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
            guard setrlimit(files, &limit) == 0, OpenFiles.makeRoom(for: 500, threads: 2) == 500 else { exit(1) }
            guard getrlimit(files, &limit) == 0, limit.rlim_cur > 500 + OpenFiles.reserve else {
                exit(2)
            }
        }
    }

    @Test func fewerConnectionsAreTakenWhereItCannotBeRaised() async {
        await #expect(processExitsWith: .success) {
            let used = OpenFileLimit.used
            var limit = rlimit(rlim_cur: 1000, rlim_max: 1000)
            guard setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { exit(1) }
            // What is open already is counted, and no more is kept back than the daemon needs.
            guard let room = OpenFiles.makeRoom(for: 5000, threads: 2), (960..<980).contains(room + used) else {
                exit(2)
            }
        }
    }

    @Test func whereNoConnectionFitsThereIsNoRoom() async {
        await #expect(processExitsWith: .success) {
            var limit = rlimit(rlim_cur: 16, rlim_max: 16)
            guard setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { exit(1) }
            guard OpenFiles.makeRoom(for: 500, threads: 2) == nil else { exit(2) }
        }
    }
}
