import NIOCore
import Testing

@testable import AvalRPC

struct LineConnectionTests {
    private func connection(_ text: String = "", maxLine: Int = 100) -> LineConnection {
        var connection = LineConnection(maxLine: maxLine, budget: ByteBudget(limit: 1 << 20))
        connection.receive(ByteBuffer(string: text))
        return connection
    }

    private func front(_ connection: LineConnection) -> String {
        connection.withFront { $0.text }
    }

    @Test func lineAfterLineThenMoreIsRead() {
        var connection = connection("a\nb\n")
        #expect(connection.next() == .answerLine)
        #expect(front(connection) == "a")
        connection.dropFront()
        #expect(connection.next() == .answerLine)
        #expect(front(connection) == "b")
        connection.dropFront()
        #expect(connection.next() == .read)
    }

    @Test func nothingHappensWhileALineIsAnsweredElsewhere() {
        var connection = connection("a\nb\n")
        #expect(connection.next() == .answerLine)
        #expect(String(buffer: connection.takeLineAway()) == "a")
        connection.receive(ByteBuffer(string: "c\n"))
        connection.inputEnded()
        #expect(connection.next() == .wait)
        connection.lineIsBack()
        #expect(connection.next() == .answerLine)
        #expect(front(connection) == "b")
    }

    @Test func aClientThatDoesNotReadIsNeitherReadNorAnswered() {
        var connection = connection("a\n")
        connection.isCongested = true
        #expect(connection.next() == .wait)
        connection.isCongested = false
        #expect(connection.next() == .answerLine)
    }

    @Test func theEndOfTheInputIsTheEndOfTheLastLine() {
        var connection = connection("a")
        #expect(connection.next() == .read)
        connection.inputEnded()
        #expect(connection.next() == .answerLine)
        connection.dropFront()
        #expect(connection.next() == .finish)
    }

    @Test func aLineTooLongIsRefusedAfterThoseBeforeAndNothingIsReadAsALineAfter() {
        var connection = connection("a\n12345678\nb\n", maxLine: 5)
        #expect(connection.next() == .answerLine)
        connection.dropFront()
        #expect(connection.next() == .refuseLine)
        #expect(connection.next() == .hangUp)
        connection.receive(ByteBuffer(string: "c\n"))
        #expect(connection.next() == .hangUp)
        #expect(connection.held == 0)
        connection.inputEnded()
        #expect(connection.next() == .finish)
    }

    @Test func anIdleConnectionEndsAtOnceWhenDrained() {
        var connection = connection()
        connection.drain(unread: 0)
        #expect(connection.next() == .finish)
    }

    @Test func halfALineIsNotWaitedForWhenDrained() {
        var connection = connection("a\nhalf")
        connection.drain(unread: 0)
        #expect(connection.next() == .answerLine)
        connection.dropFront()
        #expect(connection.next() == .finish)
    }

    @Test func whatHadComeIsStillReadWhenDrained() {
        var connection = connection()
        connection.drain(unread: 4)
        #expect(connection.next() == .read)
        connection.receive(ByteBuffer(string: "a\n"))
        #expect(connection.next() == .answerLine)
        connection.dropFront()
        #expect(connection.next() == .read)
        connection.receive(ByteBuffer(string: "b\nmore"))
        #expect(connection.next() == .answerLine)
        connection.dropFront()
        #expect(connection.next() == .finish)
    }

    @Test func aRefusedClientIsNotWaitedForWhenDrained() {
        var connection = connection("123456", maxLine: 5)
        #expect(connection.next() == .refuseLine)
        connection.drain(unread: 50)
        #expect(connection.next() == .finish)
    }

    @Test func anAbandonedConnectionHoldsNothing() {
        var connection = connection("half")
        connection.abandon()
        #expect(connection.held == 0)
        #expect(connection.next() == .finish)
    }
}
