import AvalValues
import CZlib

/// Unpacks gzip (RFC 1952), one member after the other, as `gzip -c >>` leaves them.
final class GzipInflater {
    /// Why a file could not be unpacked.
    enum ArchiveError: Error {
        /// It ends in the middle of a member.
        case truncated
        /// Its bytes are no gzip, or their checksum is wrong.
        case damaged
    }

    private var stream = z_stream()
    private let window = 15
    /// Whether a member has begun and not ended.
    private var isInside = false
    /// Whether the last byte was a zero after a member: tapes and blocks are filled up with them.
    private var isPadding = false

    init() throws(BatchError) {
        // 16 more than the window's bits asks for gzip with its checksum.
        let status = inflateInit2_(&stream, Int32(window + 16), ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { throw BatchError("la décompression ne peut pas commencer : plus de mémoire") }
    }

    deinit { inflateEnd(&stream) }

    /// Unpacks what it can of `input` from `start` on, and adds up to `limit` bytes to `output`; gives how many bytes it
    /// took and how many it wrote.
    func inflate(
        _ input: Room, from start: Int, into output: Room, atMost limit: Int
    ) throws(ArchiveError) -> (taken: Int, written: Int) {
        let rest = input[start..<input.count]
        if !isInside, isPadding || rest.first == 0 { return (try takePadding(rest), 0) }
        var taken = 0
        let written = try output.append(atMost: limit) { (room) throws(ArchiveError) in
            let step = try inflate(rest.memory, into: room)
            taken = step.taken
            return step.written
        }
        return (taken, written)
    }

    private func inflate(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(ArchiveError) -> (taken: Int, written: Int) {
        stream.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress?.assumingMemoryBound(to: Bytef.self))
        stream.avail_in = UInt32(clamping: input.count)
        stream.next_out = output.baseAddress?.assumingMemoryBound(to: Bytef.self)
        stream.avail_out = UInt32(clamping: output.count)
        // Without input a member may still have output to give, kept back when the last room was full.
        while stream.avail_out > 0, stream.avail_in > 0 || isInside {
            isInside = true
            let status = CZlib.inflate(&stream, Z_NO_FLUSH)
            if status == Z_BUF_ERROR { break }
            if status == Z_STREAM_END {
                isInside = false
                inflateReset(&stream)
                if stream.avail_in > 0, stream.next_in.pointee == 0 { break }
            } else if status != Z_OK {
                // What came before stands; the next call throws the error again.
                if stream.avail_out < UInt32(clamping: output.count) { break }
                throw .damaged
            }
        }
        return (input.count - Int(stream.avail_in), output.count - Int(stream.avail_out))
    }

    private func takePadding(_ input: ByteView) throws(ArchiveError) -> Int {
        isPadding = true
        guard input.allSatisfy({ $0 == 0 }) else { throw .damaged }
        return input.count
    }

    /// Says that the file has ended.
    func end() throws(ArchiveError) { if isInside { throw .truncated } }
}
