import AvalSystem
import Logging
import NIOCore

/// One connection at the edge: carries out what its ``LineConnection`` decides.
final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Answers are sent in parcels of about this many bytes.
    private static let parcel = 64 * 1024
    /// Other connections of this thread get their turn after so many short answers, or after fewer that are long: what
    /// takes time to judge has much to say.
    private static let answersPerTurn = 64
    /// How long an answer is that counts as one more.
    private static let shortAnswer = 2048
    /// How long a client that was told to hang up may go on sending: closing at once would break its writing, and it
    /// might never read why.
    private static let farewell = TimeAmount.seconds(1)

    private let loop: LoopContext
    private let isAdministrator: Bool
    private var connection: LineConnection
    private var context: ChannelHandlerContext?
    private var isAdvancing = false
    private var isLeaving = false
    /// What was taken from the budget of answers for those not handed to the system yet.
    private var reserved = 0

    /// When the client last did something: a line of its was answered, or it read answers.
    private var lastNews = NIODeadline.now()
    private var idleCheck: Scheduled<Void>?
    /// How many bytes of answers were not sent yet when that was last looked at.
    private var unread = 0

    init(loop: LoopContext, isAdministrator: Bool = true) {
        self.loop = loop
        self.isAdministrator = isAdministrator
        connection = LineConnection(maxLine: loop.configuration.maxLine, budget: loop.budget)
    }

    // MARK: Events

    func channelActive(context: ChannelHandlerContext) {
        self.context = context
        watchIdleness(context)
        advance()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        connection.receive(unwrapInboundIn(data))
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        advance()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        connection.isCongested = !context.channel.isWritable
        lastNews = .now()
        advance()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed: connection.inputEnded()
        case is DrainEvent: connection.drain(unread: unreadBytes(context))
        default: return
        }
        advance()
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.context = nil
        idleCheck?.cancel()
        connection.abandon()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        loop.logger.debug("connexion rompue", metadata: ["cause": "\(error)"])
        context.close(promise: nil)
    }

    // MARK: Idleness

    /// Closes the connection once its client has done nothing for too long: connections are few, and others wait for them.
    private func watchIdleness(_ context: ChannelHandlerContext) {
        let patience = TimeAmount.seconds(Int64(loop.configuration.idleSeconds))
        idleCheck = context.eventLoop.assumeIsolated().scheduleTask(deadline: lastNews + patience) { [weak self] in
            guard let self, let context = self.context else { return }
            // While its line is judged it is the client who waits; one that reads slowly reads.
            let left = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
            if connection.isBusy || left > 0 && left != unread { lastNews = .now() }
            unread = left
            if NIODeadline.now() - lastNews < patience { return watchIdleness(context) }
            loop.tally.idleClosed.add(1, ordering: .relaxed)
            context.close(promise: nil)
        }
    }

    // MARK: Turns

    /// Does everything that can be done now. Sending can call back into this object, hence the flag.
    private func advance() {
        guard !isAdvancing else { return }
        isAdvancing = true
        var answered = 0
        while let context, answered < Self.answersPerTurn {
            let step = connection.next()
            let before = loop.output.count
            if answer(step, context) {
                answered += 1 + (loop.output.count - before) / Self.shortAnswer
                if loop.output.count >= Self.parcel { send(context) }
            } else if loop.output.count > 0 {
                // What sending does to the connection decides anew what is next.
                send(context)
            } else {
                carryOut(step, context)
                break
            }
        }
        if let context, answered >= Self.answersPerTurn { takeAnotherTurn(context) }
        loop.output.removeAll()
        giveBack(takeReserved())
        isAdvancing = false
    }

    /// Answers or refuses what is in front, if the step says so: a refusal is told once, so it cannot wait.
    private func answer(_ step: LineConnection.Step, _ context: ChannelHandlerContext) -> Bool {
        switch step {
        case .answerLine: answerLine(context)
        case .refuseOverload: refuseForOverload()
        case .refuseLine:
            loop.tally.tooLong.add(1, ordering: .relaxed)
            loop.output.appendAnswer { loop.worker.answerLineTooLong(into: &$0) }
        case .read, .wait, .hangUp, .finish: return false
        }
        return true
    }

    private func carryOut(_ step: LineConnection.Step, _ context: ChannelHandlerContext) {
        switch step {
        case .read: context.read()
        case .hangUp: hangUp(context)
        case .finish: finish(context)
        case .wait, .answerLine, .refuseOverload, .refuseLine: break
        }
    }

    private func takeAnotherTurn(_ context: ChannelHandlerContext) {
        send(context)
        context.eventLoop.assumeIsolated().execute { self.advance() }
    }

    // MARK: Lines

    private func answerLine(_ context: ChannelHandlerContext) {
        let admission = connection.withFront { line in
            guard loop.worker.cost(of: line) == .inline else { return LineOutput.Admission.postponed }
            loop.worker.isAdministrator = isAdministrator
            return loop.output.appendAnswer(within: loop.answers) {
                loop.worker.answer(line, into: &$0)
            } or: {
                loop.worker.answerOverload(to: line, into: &$0)
            }
        }
        switch admission {
        case .admitted(let taken): reserved += taken
        case .refused: loop.tally.overloads.add(1, ordering: .relaxed)
        // Lines are answered late only where other threads answer them.
        case .postponed, .late: return answerElsewhere(context)
        }
        loop.tally.lines.add(1, ordering: .relaxed)
        lastNews = .now()
        connection.dropFront()
    }

    private func answerElsewhere(_ context: ChannelHandlerContext) {
        guard loop.heavy.admit(connection.withFront(\.count)) else { return refuseForOverload() }
        loop.tally.lines.add(1, ordering: .relaxed)
        loop.tally.heavyLines.add(1, ordering: .relaxed)
        let line = connection.takeLineAway()
        let eventLoop = context.eventLoop
        let handler = NIOLoopBound(self, eventLoop: eventLoop)
        loop.heavy.answer(line, isAdministrator: isAdministrator) { answer in
            eventLoop.execute { handler.value.heavyAnswer(answer) }
        }
    }

    private func heavyAnswer(_ answer: HeavyLines.Answer) {
        reserved += answer.reserved
        guard let context else { return giveBack(takeReserved()) }
        connection.lineIsBack()
        lastNews = .now()
        write(answer.bytes, context)
        advance()
    }

    private func refuseForOverload() {
        loop.tally.overloads.add(1, ordering: .relaxed)
        _ = connection.withFront { line in
            loop.output.appendAnswer { loop.worker.answerOverload(to: line, into: &$0) }
        }
        connection.dropFront()
    }

    // MARK: The socket

    private func send(_ context: ChannelHandlerContext) {
        guard loop.output.count > 0 else { return }
        write(loop.output.buffer, context)
        loop.output.removeAll()
    }

    /// Hands bytes to the system; what was taken from the budget for them goes back once the client has read so far, or
    /// is gone.
    private func write(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        let due = takeReserved()
        let sent = due > 0 ? context.eventLoop.makePromise(of: Void.self) : nil
        sent?.futureResult.assumeIsolated().whenComplete { _ in self.giveBack(due) }
        context.writeAndFlush(wrapOutboundOut(bytes), promise: sent)
        connection.isCongested = !context.channel.isWritable
    }

    private func takeReserved() -> Int {
        defer { reserved = 0 }
        return reserved
    }

    private func giveBack(_ count: Int) {
        if count > 0 { loop.answers.giveBack(count) }
    }

    private func finish(_ context: ChannelHandlerContext) {
        whenSent(context) { context in context.close(promise: nil) }
    }

    private func hangUp(_ context: ChannelHandlerContext) {
        guard !isLeaving else { return context.read() }
        isLeaving = true
        whenSent(context) { context in
            context.close(mode: .output, promise: nil)
            context.eventLoop.assumeIsolated().scheduleTask(in: Self.farewell) { [weak self] in
                self?.context?.close(promise: nil)
            }
            context.read()
        }
    }

    /// Calls `act` once everything written is with the system; never, when the connection breaks before.
    private func whenSent(_ context: ChannelHandlerContext, _ act: @escaping (ChannelHandlerContext) -> Void) {
        let sent = context.eventLoop.makePromise(of: Void.self)
        sent.futureResult.assumeIsolated().whenSuccess {
            if let context = self.context { act(context) }
        }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: sent)
    }

    /// How many bytes the client had sent that were not received yet.
    private func unreadBytes(_ context: ChannelHandlerContext) -> Int {
        let pipeline = context.channel.pipeline.syncOperations
        let count = try? pipeline.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) { descriptor in
            Unread.bytes(of: Descriptor(lending: descriptor))
        }
        return (count ?? nil) ?? 0
    }
}
