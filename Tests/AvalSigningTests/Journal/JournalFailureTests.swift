import AvalSystem
import AvalTestSupport
import Testing

@testable import AvalSigning

/// Each thing that the disk is asked for fails in turn, and so do two: no receipt that was answered is lost or doubled, and what
/// was refused can be signed.
@Suite("A disk that fails")
struct JournalFailureTests {
    /// What the clients were told.
    private struct Told {
        var receipts: [Receipt] = []
        var refused: Set<Int> = []
    }

    /// Signs declarations 0 to 11 one after the other, each twice where it is refused first.
    private func signAll(_ journal: Journal, _ told: inout Told) throws {
        for number in 0..<12 {
            for _ in 0..<2 {
                let answer = try journal.signed(.draft(number))
                if let receipt = answer.receipt {
                    told.refused.remove(number)
                    told.receipts.append(receipt)
                    break
                }
                told.refused.insert(number)
                switch answer.refusal {
                case .disk, .halted: break
                default: Issue.record("\(answer)")
                }
            }
        }
    }

    /// Opens the journal again and holds it against what was told.
    private func check(_ fixture: JournalFixture, _ told: Told, _ what: String) throws {
        let journal = try fixture.open()
        let receipts = try fixture.receipts()
        #expect(Set(receipts.map(\.fingerprint)).count == receipts.count, "\(what): doubled")
        #expect(Set(told.receipts).isSubset(of: Set(receipts)), "\(what): lost")
        #expect(receipts.map(\.number) == (0..<receipts.count).map { $0 + 1 }, "\(what)")
        for receipt in told.receipts {
            #expect(try journal.receipt(of: receipt.fingerprint) == receipt, "\(what)")
        }
        for number in 0..<12 {
            #expect(try journal.signed(.draft(number)).receipt != nil, "\(what): \(number) cannot be signed")
        }
        #expect(try fixture.receipts().count == 12, "\(what)")
        journal.close()
    }

    private func run(failing: Set<Int>, _ tear: FailingStorage.Tear) throws -> Int {
        let fixture = try JournalFixture(segmentBytes: 2500)
        let storage = FailingStorage(fixture.journalFolder, failing: failing, tear: tear)
        var told = Told()
        let journal = try fixture.open(through: storage)
        try signAll(journal, &told)
        if failing.count < 2 {
            #expect(journal.trouble != nil || told.refused.isEmpty, "\(failing) \(tear): refused twice without a halt")
        }
        journal.close()
        try check(fixture, told, "\(failing) \(tear)")
        return storage.calls
    }

    @Test(arguments: FailingStorage.Tear.allCases)
    func anyOneFailureLosesAndDoublesNothing(_ tear: FailingStorage.Tear) throws {
        let calls = try run(failing: [], tear)
        #expect(calls > 30)
        for call in 1...calls + 2 { _ = try run(failing: [call], tear) }
    }

    @Test func anyTwoFailuresLoseAndDoubleNothing() throws {
        let calls = try run(failing: [], .half)
        for first in 1...calls {
            // What follows a failure first is what mends it.
            let others = Effort.isLong ? Array(first + 1...calls + 3) : [first + 1, first + 2, first + 3, first + 7]
            for second in others { _ = try run(failing: [first, second], .half) }
        }
    }

    @Test func manyClientsLoseAndDoubleNothingWhateverFails() throws {
        for failing in stride(from: 1, through: 60, by: 3) {
            let fixture = try JournalFixture(segmentBytes: 4000, group: 5)
            let storage = FailingStorage(
                fixture.journalFolder, failing: [failing, failing + 9], tear: failing % 2 == 0 ? .half : .all)
            let journal = try fixture.open(through: storage)
            let clients = (0..<4).map { client in
                Threaded { try (0..<12).map { try journal.signed(.draft(($0 + client * 3) % 12)) } }
            }
            var told = Told()
            for client in clients { told.receipts += try client.join().compactMap(\.receipt) }
            #expect(Set(told.receipts.map(\.fingerprint)).count == Set(told.receipts).count, "two receipts of one")
            journal.close()
            try check(fixture, told, "from \(failing)")
        }
    }

    @Test func aDiskOfWhichNobodyKnowsWhatItHoldsStopsSigningAndSaysWhatWasSigned() throws {
        let fixture = try JournalFixture()
        let storage = FailingStorage(fixture.journalFolder)
        let journal = try fixture.open(through: storage)
        let first = try journal.signed(.draft(1)).get()
        storage.fail(everything: true)
        #expect(try journal.signed(.draft(2)).refusal == .halted(FailingStorage.failure))
        #expect(journal.trouble == .halted(FailingStorage.failure))
        storage.fail(everything: false)
        // Until it is read again nobody may be told that something is there which was not seen to get there.
        let answers = try journal.signed([.draft(2), .draft(3), .draft(1), .draft(1, signature: 2)])
        #expect(answers[0].refusal == .halted(FailingStorage.failure))
        #expect(answers[1].refusal == .halted(FailingStorage.failure))
        #expect(answers[2].receipt == first)
        #expect(answers[3].refusal == .signedOtherwise(1))
        journal.close()
        #expect(try fixture.open().signed(.draft(2)).receipt != nil)
    }

    @Test func aJournalThatCannotBeOpenedIsToldAndOpensOnceItCan() throws {
        let fixture = try JournalFixture()
        let first = try fixture.open()
        _ = try first.signed(.draft(1))
        first.close()
        for call in 1...2 {
            let storage = FailingStorage(fixture.journalFolder, failing: [call])
            #expect(throws: JournalError.unusable(fixture.journalFolder.path, FailingStorage.failure)) {
                _ = try fixture.open(through: storage)
            }
        }
        #expect(try fixture.open().signed(.draft(2)).receipt?.number == 2)
    }

    @Test func aSegmentThatIsSealedAndNotFollowedIsGoneOnFrom() throws {
        let fixture = try JournalFixture(segmentBytes: 1000)
        let journal = try fixture.open()
        for number in 1...3 { _ = try journal.signed(.draft(number)).get() }
        journal.close()
        // A stop, or a full disk, between the seal of a segment and the file of the next.
        try fixture.folder.remove("journal/000002.jsonl")
        #expect(try FileStatus(of: fixture.folder.at("journal/000001.jsonl")).permissions == 0o400)
        let again = try fixture.open()
        #expect(again.notices == [] && again.end.isSealed)
        #expect(try again.signed(.draft(4)).receipt?.number == 3)
        again.close()
        #expect(try fixture.receipts().count == 3)
    }
}
