import AvalValues
import NIOCore

/// What one connection does next, decided without a socket or a clock: events go in, the next step comes out.
///
/// Lines are answered one after another: the next is looked at once the one before is answered. So the answers keep
/// the order of the lines, and a line sees the effect of those before it (a `valider` after a `recharger` is judged
/// under the new rules).
struct LineConnection {
    /// What to do now.
    enum Step: Equatable {
        /// Answer the line in front, then drop it; or take it away to be answered elsewhere.
        case answerLine
        /// Say that the line is too long.
        case refuseLine
        /// Say to what is in front that there is no room, then drop it.
        case refuseOverload
        /// Receive more.
        case read
        /// Nothing, until something happens.
        case wait
        /// Send what is left and tell the client that nothing more comes; what it still sends is thrown away.
        case hangUp
        /// Send what is left, then close.
        case finish
    }

    private enum Input: Equatable {
        case open
        /// Stopping: only what had reached the system when it began (`unread`, in bytes) is still received.
        case draining(unread: Int)
        /// The client sends nothing more.
        case ended
        /// A line too long came: nothing more is read as lines.
        case refused
        /// Everything is said.
        case finished
    }

    private var assembler: LineAssembler
    private var input = Input.open
    private var isAway = false

    /// Whether the client has yet to read what was sent to it: no line is answered meanwhile, nor anything received.
    var isCongested = false

    init(maxLine: Int, budget: ByteBudget) {
        assembler = LineAssembler(maxLine: maxLine, budget: budget)
    }

    /// Whether a line of its is being answered elsewhere.
    var isBusy: Bool { isAway }

    /// How many bytes are held of lines not yet answered.
    var held: Int { assembler.held }

    // MARK: Events

    mutating func receive(_ bytes: ByteBuffer) {
        switch input {
        case .open: break
        case .draining(let unread): input = .draining(unread: max(0, unread - bytes.readableBytes))
        case .ended, .refused, .finished: return
        }
        assembler.receive(bytes)
    }

    mutating func inputEnded() {
        switch input {
        case .open, .draining: input = .ended
        case .refused: input = .finished
        case .ended, .finished: break
        }
    }

    /// Stopping: whole lines that have come are answered, then the connection ends; half a line is not waited for.
    mutating func drain(unread: Int) {
        switch input {
        case .open: input = .draining(unread: max(0, unread))
        case .refused: input = .finished
        case .draining, .ended, .finished: break
        }
    }

    /// Gives the memory back: the client is gone.
    mutating func abandon() {
        input = .finished
        assembler.removeAll()
    }

    // MARK: What is next

    /// The next step. The same until something happens, but for `refuseLine`, which is said once.
    mutating func next() -> Step {
        if isAway || isCongested { return .wait }
        switch input {
        case .refused: return .hangUp
        case .finished: return .finish
        case .open, .draining, .ended: break
        }
        switch assembler.next(atEnd: input == .ended) {
        case .line: return .answerLine
        case .noRoom: return .refuseOverload
        case .tooLong:
            input = .refused
            return .refuseLine
        case .nothing: return withoutLine()
        }
    }

    private mutating func withoutLine() -> Step {
        switch input {
        case .open: return .read
        case .draining(let unread) where unread > 0: return .read
        default:
            input = .finished
            return .finish
        }
    }

    // MARK: The piece in front

    func withFront<Result>(_ body: (ByteView) -> Result) -> Result {
        assembler.withFront(body)
    }

    mutating func dropFront() {
        assembler.dropFront()
    }

    /// Takes the line in front away; nothing happens until ``lineIsBack()``.
    mutating func takeLineAway() -> ByteBuffer {
        isAway = true
        return assembler.takeFront()
    }

    mutating func lineIsBack() {
        isAway = false
    }
}
