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

    /// Room for `count` bytes; what is not used may be given back at once with `trim`.
    func allocate(_ count: Int) -> UnsafeMutablePointer<UInt8> {
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

    /// Gives back the last `count` bytes of what was just allocated.
    func trim(_ count: Int) { used -= count }
}
