import AvalSystem
import Synchronization
import Testing
import WaitingTestSupport

@Suite("Locks, threads and pipes")
struct LockTests {
    @Test func aFileIsLockedByOneAndFreeOnceThatOneGoes() throws {
        let folder = try Folder()
        try folder.write("f")
        do {
            let held = try FileLock(Descriptor(opening: folder.at("f")))
            let error = #expect(throws: SystemError.self) {
                _ = try FileLock(Descriptor(opening: folder.at("f")), attempts: 2, pauseMilliseconds: 1)
            }
            #expect(error?.cause == .busy)
            _ = consume held
        }
        _ = try FileLock(Descriptor(opening: folder.at("f")))
    }

    @Test func aTeamIsWaitedForUntilItsLastThreadHasEnded() throws {
        let team = ThreadTeam()
        let count = Mutex(0)
        for _ in 0..<4 { try team.start { count.withLock { $0 += 1 } } }
        team.wait {}
        #expect(count.withLock { $0 } == 4)
    }

    @Test func aMonitorWakesWhoWaits() throws {
        let monitor = Monitor()
        let passed = Mutex(false)
        let thread = try SystemThread {
            monitor.withLock { monitor.wait(milliseconds: 60_000) }
            passed.withLock { $0 = true }
        }
        try Waiting.until("a thread that is woken") {
            monitor.wakeAll()
            return passed.withLock { $0 }
        }
        thread.join()
    }

    @Test func aPipeCanBeReadOnceSomebodySaidStop() throws {
        let stop = try StopPipe()
        #expect(try !Readiness.wait(reading: stop.reader, milliseconds: 0))
        stop.stop()
        #expect(try Readiness.wait(reading: [-1, stop.reader]) == [false, true])
    }
}
