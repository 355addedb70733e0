import AvalSystem
import NIOCore

extension ByteBuffer {
    /// Adds what a descriptor has to read, about `limit` bytes; gives how many, 0 at its end.
    mutating func read(from input: borrowing Descriptor, atMost limit: Int) throws(SystemError) -> Int {
        var outcome = Result<Int, SystemError>.success(0)
        writeWithUnsafeMutableBytes(minimumWritableBytes: limit) { room in
            outcome = Result { () throws(SystemError) in try input.read(into: room) }
            return (try? outcome.get()) ?? 0
        }
        return try outcome.get()
    }

    /// Writes what it holds, waiting for the reader.
    func write(to output: borrowing Descriptor) throws(SystemError) {
        try withUnsafeReadableBytes { bytes in
            Result { () throws(SystemError) in try output.write(bytes, isPatient: true) }
        }.get()
    }
}
