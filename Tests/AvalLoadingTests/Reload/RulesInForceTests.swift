import AvalSource
import Foundation
import Synchronization
import Testing
import WaitingTestSupport

@testable import AvalLoading

@Suite("The rules in force and their replacement")
struct RulesInForceTests {
    private func codes(_ outcome: ReloadOutcome) -> [String] {
        switch outcome {
        case .accepted(_, _, let warnings, _): warnings.map(\.code)
        case .refused(let findings, _), .waiting(_, _, let findings, _): findings.map(\.code)
        }
    }

    @Test func goodFilesReplaceTheRulesAndRequestsInFlightKeepTheirs() throws {
        let fixture = try RulesFixture("un")
        let rules = try RulesInForce.start(fixture.setup())
        let inFlight = rules.current
        try fixture.folder.write("Rules/a.yaml", "deux doute")
        let outcome = rules.reload(cause: .request)
        #expect(inFlight.rules == ["un"])
        #expect(rules.current.rules == ["deux doute"])
        #expect(rules.current.version != inFlight.version)
        #expect(outcome == .accepted(version: rules.current.version, changed: true, warnings: rules.current.warnings))
        #expect(codes(outcome) == ["doute"])
    }

    @Test func faultyFilesAreRefusedUntilTheyAreMended() throws {
        let fixture = try RulesFixture("un")
        let rules = try RulesInForce.start(fixture.setup())
        let version = rules.current.version
        try fixture.folder.write("Rules/a.yaml", "faute")
        try fixture.folder.write("Rules/b.yaml", "faute")
        let outcome = rules.reload(cause: .signal)
        #expect(codes(outcome) == ["faute", "faute"])
        #expect(rules.current.version == version)
        #expect(rules.status.lastReload.cause == .signal)
        #expect(rules.status.lastReload.date == 1_700_000_000_000)
        #expect(rules.status.lastReload.outcome == outcome)
        guard case .refused(_, version) = outcome else {
            Issue.record("\(outcome)")
            return
        }

        try fixture.folder.write("Rules/a.yaml", "trois")
        try fixture.folder.remove("Rules/b.yaml")
        #expect(codes(rules.reload(cause: .watch)) == [])
        #expect(rules.current.rules == ["trois"])
    }

    @Test func filesThatCannotBeReadAreRefusedLikeFaultyOnes() throws {
        let fixture = try RulesFixture("un")
        let rules = try RulesInForce.start(fixture.setup())
        try fixture.folder.remove("Tariffs")
        try fixture.folder.write("Rules/b.yml", "")
        #expect(codes(rules.reload(cause: .request)) == ["extension_non_lue", "dossier_absent"])
        #expect(rules.current.rules == ["un"])
    }

    @Test func theSameBytesAreNotCompiledTwice() throws {
        let fixture = try RulesFixture("un")
        let rules = try RulesInForce.start(fixture.setup())
        try fixture.folder.write("Rules/a.yaml", "un")
        #expect(
            rules.reload(cause: .request) == .accepted(version: rules.current.version, changed: false, warnings: []))
        #expect(fixture.compilations.withLock { $0 } == 1)
        try fixture.folder.write("Rules/a.yaml", "faute")
        let refused = rules.reload(cause: .request)
        #expect(rules.reload(cause: .request) == refused)
        #expect(fixture.compilations.withLock { $0 } == 2)
    }

    @Test func aThousandReadingsDuringAHundredReloadsNeverSeeAMixture() throws {
        let fixture = try RulesFixture("0")
        try fixture.folder.write("Tariffs/2025.yaml", "0")
        let rules = try RulesInForce.start(fixture.setup())
        let isDone = Mutex(false)
        let seen = Mutex(Set<String>())
        let readings = Mutex(0)
        let readers = DispatchGroup()
        defer { isDone.withLock { $0 = true } }
        for _ in 0..<2 {
            readers.enter()
            Thread {
                let deadline = Deadline(seconds: 300)
                while !isDone.withLock({ $0 }), !deadline.hasPassed {
                    let current = rules.current
                    #expect(current.rules == current.tariffs)
                    seen.withLock { _ = $0.insert(current.version) }
                    readings.withLock { $0 += 1 }
                    usleep(50)
                }
                readers.leave()
            }.start()
        }
        for turn in 1...100 {
            try fixture.folder.write("Rules/a.yaml", "\(turn)")
            try fixture.folder.write("Tariffs/2025.yaml", "\(turn)")
            _ = rules.reload(cause: .request)
            try Waiting.until("\(turn * 10) readings") { readings.withLock { $0 } >= turn * 10 }
        }
        isDone.withLock { $0 = true }
        #expect(readers.wait(timeout: .now() + 60) == .success)
        #expect(rules.current.rules == ["100"])
        #expect(seen.withLock { $0.count } > 50)
    }

    @Test func callsThatComeDuringAReadingShareOneThatBeganAfterThem() throws {
        let fixture = try RulesFixture("un")
        let rules = try RulesInForce.start(fixture.setup())
        let entered = DispatchSemaphore(value: 0)
        let goOn = DispatchSemaphore(value: 0)
        fixture.during.withLock {
            $0 = {
                entered.signal()
                #expect(goOn.wait(timeout: .now() + 120) == .success)
            }
        }
        try fixture.folder.write("Rules/a.yaml", "deux")
        let outcomes = Mutex<[ReloadOutcome]>([])
        let group = DispatchGroup()
        func call() {
            Thread {
                let outcome = rules.reload(cause: .request)
                outcomes.withLock { $0.append(outcome) }
                group.leave()
            }.start()
        }
        group.enter()
        call()
        #expect(entered.wait(timeout: .now() + 60) == .success)
        // The first reading has read « deux »: what comes now must see « trois ».
        try fixture.folder.write("Rules/a.yaml", "trois")
        for _ in 0..<5 {
            group.enter()
            call()
        }
        try Waiting.until("five calls that wait for another's reading") { rules.waiting == 5 }
        fixture.during.withLock { $0 = nil }
        goOn.signal()
        #expect(group.wait(timeout: .now() + 60) == .success)
        let version = rules.current.version
        #expect(rules.current.rules == ["trois"])
        #expect(fixture.compilations.withLock { $0 } == 3)
        let shared = ReloadOutcome.accepted(version: version, changed: true, warnings: [])
        #expect(outcomes.withLock { $0.filter { $0 == shared }.count } == 5)
        #expect(outcomes.withLock { $0.count } == 6)
    }

    @Test func theLogTellsVersionsCountsTimesAndEveryFinding() throws {
        let fixture = try RulesFixture("un")
        let rules = try RulesInForce.start(fixture.setup())
        let version = rules.current.version
        try fixture.folder.write("Rules/a\n\u{1B}.yaml", "faute")
        _ = rules.reload(cause: .watch)
        let path = fixture.folder.at("Rules/a\u{FFFD}\u{FFFD}.yaml")
        #expect(
            fixture.lines.all == [
                "info Règles acceptées cause=demarrage fichiers=2 millisecondes=7 version=\(version)",
                "error Règles refusées, les précédentes restent en vigueur cause=fichiers_modifies constats=1 "
                    + "millisecondes=7 origine=fichiers version_en_vigueur=\(version)",
                "error \(path):1:1: erreur[faute] : Une faute",
            ])
    }
}
