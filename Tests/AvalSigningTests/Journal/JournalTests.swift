import AvalJSON
import AvalLoading
import AvalSystem
import AvalTestSupport
import Testing

@testable import AvalSigning

@Suite("The journal")
struct JournalTests {
    @Test func receiptsAreNumberedChainedAndSealedInTheOrderTheyCame() throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        let answers = try journal.signed((1...20).map { .draft($0) }).map { try $0.get() }
        #expect(answers.map(\.number) == Array(1...20))
        #expect(answers[0].previous == JournalEnd.origin)
        for (one, next) in zip(answers, answers.dropFirst()) {
            #expect(next.previous == SHA256Digest.text(of: one.line))
        }
        #expect(answers.allSatisfy { $0.isSealed(by: fixture.key.publicKey) && $0.signedAt == "2026-11-28T06:30:00Z" })
        #expect(try fixture.receipts() == answers)
        #expect(journal.end.number == 20 && journal.end.hash == SHA256Digest.text(of: answers[19].line))
        for (number, answer) in zip(1...20, answers) {
            #expect(try journal.receipt(of: Receipt.draft(number).fingerprint) == answer)
        }
        #expect(try journal.receipt(of: Receipt.draft(21).fingerprint) == nil)
    }

    @Test func whatIsOpenedAgainGoesOnWhereItEnded() throws {
        let fixture = try JournalFixture(segmentBytes: 2500)
        var all: [Receipt] = []
        for start in [1, 4, 9, 10] {
            let journal = try fixture.open()
            #expect(journal.notices == [])
            #expect(journal.end.number == all.count)
            for number in start..<start + 4 { all.append(try journal.signed(.draft(number + 100 * start)).get()) }
            journal.close()
        }
        #expect(try fixture.receipts() == all)
        #expect(try fixture.journalFolder.segments().count > 3)
        let journal = try fixture.open()
        for receipt in all { #expect(try journal.receipt(of: receipt.fingerprint) == receipt) }
    }

    @Test func theSameRequestAgainGetsTheReceiptOfThen() throws {
        let fixture = try JournalFixture()
        let first = try fixture.open()
        let receipt = try first.signed(.draft(1)).get()
        fixture.clock.seconds += 1000
        #expect(try first.signed(.draft(1)).get() == receipt)
        first.close()
        #expect(try fixture.open().signed(.draft(1)).get() == receipt)
        #expect(try fixture.receipts().count == 1)
    }

    @Test func theSameRequestManyTimesInOneGroupGetsOneReceipt() throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        let answers = try journal.signed((0..<60).map { .draft($0 % 3) })
        #expect(Set(answers.compactMap(\.receipt)).count == 3)
        #expect(try fixture.receipts().count == 3)
    }

    @Test func ofTwoSignaturesOfOneDeclarationTheSecondIsToldTheReceiptOfTheFirst() throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        let answers = try journal.signed([.draft(1), .draft(1, signature: 2), .draft(2), .draft(1)])
        #expect(answers.map { $0.receipt?.number } == [1, nil, 2, 1])
        #expect(answers[1].refusal == .signedOtherwise(1))
        #expect(try journal.signed(.draft(1, signature: 3)).refusal == .signedOtherwise(1))
        #expect(try fixture.receipts().count == 2)
    }

    @Test func manyClientsWhoSignTheSameAtOnceGetTheSameReceipts() throws {
        let fixture = try JournalFixture(segmentBytes: 8000, group: 7)
        let journal = try fixture.open()
        let clients = (0..<8).map { client in
            Threaded { try journal.signed((0..<40).map { .draft(($0 * 7 + client) % 40) }).map { try $0.get() } }
        }
        let answers = try clients.flatMap { try $0.join() }
        let receipts = try fixture.receipts()
        #expect(answers.count == 320 && Set(answers) == Set(receipts) && receipts.count == 40)
        #expect(receipts.map(\.number) == Array(1...40))
    }

    @Test func aSegmentThatIsFullIsSealedMadeReadOnlyAndFollowed() throws {
        let fixture = try JournalFixture(segmentBytes: 2000)
        let journal = try fixture.open()
        for number in 1...10 { _ = try journal.signed(.draft(number)).get() }
        let segments = try fixture.segments()
        #expect(segments.count > 2)
        var count = 0
        for (index, segment) in segments.enumerated() {
            let lines = segment.bytes.split(separator: 0x0A).map(Array.init)
            let seals = try lines.compactMap { SegmentSeal(try JSONReader.parse($0)) }
            count += lines.count - seals.count
            let isLast = index == segments.count - 1
            #expect(seals.count == (isLast ? 0 : 1))
            if isLast { continue }
            #expect(segment.bytes.count >= 2000)
            #expect(seals[0].segment == index + 1 && seals[0].count == lines.count - 1 && seals[0].last == count)
            let path = fixture.folder.at("journal/" + segment.name)
            #expect(try FileStatus(of: path).permissions == 0o400)
        }
        #expect(count == 10)
    }

    @Test func aNewYearBeginsANewSegment() throws {
        let fixture = try JournalFixture()
        fixture.clock.seconds = 1_798_761_599  // 2026-12-31T23:59:59Z
        let journal = try fixture.open()
        _ = try journal.signed([.draft(1), .draft(2)])
        fixture.clock.seconds += 1
        #expect(try journal.signed(.draft(3)).get().signedAt == "2027-01-01T00:00:00Z")
        _ = try journal.signed(.draft(4))
        #expect(try fixture.journalFolder.segments() == [1, 2])
        #expect(try fixture.segments().map { $0.bytes.count { $0 == 0x0A } } == [3, 2])
        #expect(try fixture.receipts().map(\.number) == [1, 2, 3, 4])
        // A clock set back by a second over the new year goes on in the new one.
        fixture.clock.seconds -= 1
        #expect(try journal.signed(.draft(5)).get().signedAt == "2027-01-01T00:00:00Z")
        #expect(try fixture.journalFolder.segments() == [1, 2])
    }

    @Test func aSecondWriterIsRefusedUntilTheFirstIsGone() throws {
        let fixture = try JournalFixture()
        let first = try fixture.open()
        let path = fixture.journalFolder.path
        #expect(throws: JournalError.busy(path)) { _ = try fixture.open() }
        _ = try first.signed(.draft(1)).get()
        first.close()
        withExtendedLifetime(first) {}
    }

    @Test func whoComesAfterTheEndIsRefusedAndWhoCameBeforeIsAnswered() throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        let before = Threaded { try journal.signed((1...50).map { .draft($0) }) }
        _ = try before.join()
        journal.close()
        #expect(try journal.signed(.draft(99)).refusal == .closing)
        #expect(try fixture.receipts().count == 50)
    }

    @Test func aRotatedKeyGoesOnInTheJournalOfTheOneBefore() throws {
        let fixture = try JournalFixture()
        let first = try fixture.open()
        let old = try first.signed(.draft(1)).get()
        first.close()
        let key = SigningKey()
        let second = try fixture.open(key: key)
        let new = try second.signed(.draft(2)).get()
        #expect(old.key == fixture.key.publicKey.id && new.key == key.publicKey.id)
        #expect(try second.signed(.draft(1)).get() == old)
        second.close()
        let keys = [key.publicKey, fixture.key.publicKey]
        #expect(try fixture.scan(keys: keys).damage == nil)
        #expect(try fixture.scan(keys: [key.publicKey]).damage?.kind == .unknownKey(fixture.key.publicKey.id))
    }

    @Test func everySealIsCheckedOrThoseThatVouchForTheOthers() throws {
        let fixture = try JournalFixture(segmentBytes: 2000)
        let journal = try fixture.open()
        for number in 1...10 { _ = try journal.signed(.draft(number)).get() }
        let segments = try fixture.segments()
        let lines = segments.reduce(0) { $0 + $1.bytes.count { $0 == 0x0A } }
        #expect(try fixture.scan(every: true).checkedSeals == lines)
        #expect(try fixture.scan(every: false).checkedSeals == segments.count)
        #expect(try fixture.scan(every: false).end == journal.end)
    }

    @Test func aHeadThatWasWrittenDownIsFoundAsLongAsTheEndIsThere() throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        let receipts = try journal.signed([.draft(1), .draft(2)]).map { try $0.get() }
        journal.close()
        for receipt in receipts {
            #expect(try fixture.scan(head: SHA256Digest.text(of: receipt.line)).damage == nil)
        }
        #expect(try fixture.scan(head: JournalEnd.origin).damage == nil)
        let head = SHA256Digest.text(of: receipts[1].line)
        let bytes = try fixture.segments()[0].bytes
        try fixture.folder.write("journal/000001.jsonl", Array(bytes[...(receipts[0].line.count)]))
        #expect(try fixture.scan().damage == nil)
        #expect(try fixture.scan(head: head).damage?.kind == .headMissing(head))
    }

    @Test func nothingPersonalCanStandInTheFileButTheNumberOfTheDeclaration() throws {
        let fixture = try JournalFixture()
        _ = try fixture.open().signed(.draft(1))
        let value = try JSONReader.parse(Array(try fixture.segments()[0].bytes.dropLast()))
        #expect(
            value.members?.map(\.key) == [
                "cle", "date", "declaration", "empreinte", "numero", "precedent", "programme", "regles", "sceau",
                "signature_empreinte", "signe_le", "verdict",
            ])
    }

    @Test(.enabled(if: Effort.isLong)) func aMillionLinesAreReadInSeconds() throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        for start in stride(from: 0, to: 1_000_000, by: 10_000) {
            _ = try journal.signed((start..<start + 10_000).map { .draft($0) })
        }
        journal.close()
        let begun = SystemClock.elapsedMilliseconds()
        let outcome = try fixture.scan(every: false)
        #expect(outcome.damage == nil && outcome.end.number == 1_000_000)
        #expect(SystemClock.elapsedMilliseconds() - begun < 30_000)
    }
}
