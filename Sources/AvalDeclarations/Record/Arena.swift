import AvalJSON
import AvalValues

/// Memory for the few texts that cannot stay where they were read (unescaped, or read without blanks).
///
/// Its addresses stay good until `reset`; its memory is kept for the next declaration, up to a bound.
final class Arena {
    private var chunks: [UnsafeMutableRawBufferPointer] = []
    private var chunk = -1
    private var used = 0
    private static let chunkSize = 64 << 10
    /// Beyond it memory goes back after a declaration: one huge line must not hold it for ever.
    private static let keptChunks = 16

    deinit { for chunk in chunks { chunk.deallocate() } }

    func reset() {
        while chunks.count > Self.keptChunks { chunks.removeLast().deallocate() }
        chunk = -1
        used = 0
    }

    /// Keeps a text of at most `capacity` bytes that `write` appends; null where it appends none.
    func text(capacity: Int, isPlain: Bool, _ write: (inout OutputSpan<UInt8>) -> Void) -> Slot {
        let room = UnsafeMutableBufferPointer(start: allocate(capacity), count: capacity)
        var output = OutputSpan(buffer: room, initializedCount: 0)
        write(&output)
        let count = output.finalize(for: room)
        used -= capacity - count
        return count == 0
            ? .null
            : Slot(text: ByteView(start: room.baseAddress, count: count), plain: isPlain)
    }

    /// The bytes of a string that `cursor` stepped over: where they stand, or unescaped and kept here.
    func bytes(_ raw: RawString, of cursor: JSONCursor) -> UnsafeBufferPointer<UInt8> {
        guard raw.escaped else { return cursor.bytes(raw.start..<raw.end) }
        let room = allocate(max(1, raw.count))
        // The scan has checked every escape, so that this cannot fail.
        let count = (try? cursor.unescape(raw, into: room)) ?? 0
        return UnsafeBufferPointer(start: room, count: count)
    }

    /// Room for `count` bytes.
    private func allocate(_ count: Int) -> UnsafeMutablePointer<UInt8> {
        while chunk < 0 || used + count > chunks[chunk].count {
            chunk += 1
            used = 0
            if chunk == chunks.count {
                chunks.append(.allocate(byteCount: max(Self.chunkSize, count), alignment: 16))
            }
        }
        let start = chunks[chunk].baseAddress.unsafelyUnwrapped + used
        used += count
        return start.assumingMemoryBound(to: UInt8.self)
    }
}
