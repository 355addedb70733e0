import Testing

@testable import AvalSigning

@Suite("A clock that goes backwards")
struct JournalClockTests {
    @Test func aFewSecondsAreWaitedForUnderTheTimeOfTheLastReceipt() throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        _ = try journal.signed(.draft(1))
        fixture.clock.seconds -= 5
        #expect(try journal.signed(.draft(2)).get().signedAt == "2026-11-28T06:30:00Z")
        fixture.clock.seconds += 6
        #expect(try journal.signed(.draft(3)).get().signedAt == "2026-11-28T06:30:01Z")
        #expect(try fixture.receipts().count == 3)
    }

    @Test func moreThanThatKeepsFromSigningUntilItIsSetAndNoReceiptIsLost() throws {
        let fixture = try JournalFixture()
        let journal = try fixture.open()
        let first = try journal.signed(.draft(1)).get()
        fixture.clock.seconds -= 6
        let answers = try journal.signed([.draft(2), .draft(1), .draft(1, signature: 2)])
        #expect(answers[0].refusal == .clockBehind(lastSigned: first.signedAt))
        #expect(answers[1].receipt == first)
        #expect(answers[2].refusal == .signedOtherwise(1))
        #expect(answers[0].refusal?.words.contains(first.signedAt) == true)
        #expect(journal.trouble == nil)
        fixture.clock.seconds += 6
        #expect(try journal.signed(.draft(2)).get().number == 2)
    }

    @Test func aClockThatIsBehindAtTheStartIsTold() throws {
        let fixture = try JournalFixture()
        let first = try fixture.open()
        let receipt = try first.signed(.draft(1)).get()
        first.close()
        fixture.clock.seconds -= 1000
        let second = try fixture.open()
        #expect(second.notices == [.clockBehind(lastSigned: receipt.signedAt)])
        #expect(try second.signed(.draft(2)).refusal == .clockBehind(lastSigned: receipt.signedAt))
        #expect(try second.signed(.draft(1)).receipt == receipt)
        fixture.clock.seconds += 1000
        #expect(try second.signed(.draft(2)).receipt?.number == 2)
    }

    @Test func aClockAtTheBeginningOfTimeOrBeforeIsStillWrittenAsOne() throws {
        let fixture = try JournalFixture()
        fixture.clock.seconds = -5
        let journal = try fixture.open()
        #expect(try journal.signed(.draft(1)).get().signedAt == "1970-01-01T00:00:00Z")
    }
}
