import Glibc

/// A pipe that can be read once somebody says stop; open for as long as either side holds it.
final class StopPipe: Sendable {
    private let read: Descriptor
    private let write: Descriptor

    init() throws(SystemError) {
        var ends: [Int32] = [-1, -1]
        if pipe(&ends) != 0 { throw SystemError("pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        read = Descriptor(adopting: ends[0])
        write = Descriptor(adopting: ends[1])
    }

    /// The descriptor to wait on.
    var reader: Int32 { read.number }

    /// Lets whoever waits know; a pipe that takes no more has let them know already.
    func stop() { try? write.write([0]) }
}
