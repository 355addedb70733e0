import AvalValues

/// What makes the answers: one per server, shared by all its threads, and the source of their workers.
public protocol LineResponder: Sendable {
    /// A worker of its own for one thread. Called once a thread, as threads are needed.
    func makeWorker() -> sending any LineWorker
}

/// What answers lines on one thread: never called by two threads at once, so it may own memory that it uses again.
///
/// A line is handed over without its line end, never empty, and only for the time of the call. An answer is appended
/// without a line end (the server adds it) and must hold no line feed. A worker cannot fail: what goes wrong is an
/// answer too.
public protocol LineWorker: AnyObject {
    /// How a line is to be answered, told before it is and cheaply: from its length and what can be seen at a glance. Not
    /// asked of a line that is answered on a thread for slow work, or where there is no other client.
    func cost(of line: ByteView) -> LineCost

    /// Whether who sent the line that is answered next may do what those may who run the server.
    var isAdministrator: Bool { get set }

    /// Whether the line that is answered next may be answered late.
    var mayAnswerLate: Bool { get set }

    /// Answers one line, or says that it asks for no answer (what was appended is then taken back).
    func answer(_ line: ByteView, into output: inout LineOutput) -> LineOutcome

    /// What is said to a line longer than the limit, of which nothing can be read; the connection then closes.
    func answerLineTooLong(into output: inout LineOutput) -> LineOutcome

    /// What is said to a line that the server has no room for; the connection lives on. `line` is the whole line, or
    /// what had been received of a long one.
    func answerOverload(to line: ByteView, into output: inout LineOutput) -> LineOutcome

    /// What is said to a client that comes when there are too many; its connection then closes.
    func answerTooManyConnections(into output: inout LineOutput) -> LineOutcome
}

/// Where a line is answered.
public enum LineCost: Sendable, Hashable {
    /// On the thread that received it: other connections of this thread wait for as long as it takes.
    case inline
    /// On a thread for slow work; the connection's next lines wait, other connections do not.
    case heavy
}

/// What became of a line.
public enum LineOutcome: Sendable, Hashable {
    /// An answer was appended.
    case answered
    /// Nothing is to be sent (a notification).
    case silent
    /// Nothing yet: what was told to be answered at once turned out to take long, and is to be answered on a thread for
    /// slow work after all.
    case postponed
    /// Nothing yet: the answer comes by itself, and no thread is needed until then. Only where the worker was told that it may.
    case late(LateAnswer)
}
