/// A pipe that can be read once `stop` is called; open for as long as either side holds it.
public final class StopPipe: Sendable {
    private let pipe: Pipe

    /// Throws when the system has no pipe left to give.
    public init() throws(SystemError) {
        pipe = try Pipe()
    }

    /// The descriptor to wait on.
    public var reader: Int32 { pipe.reading.number }

    /// Lets the waiting side know; a pipe that takes no more has done so already.
    public func stop() { try? pipe.writing.write([0]) }
}
