import Glibc

/// The system's notices of changes in folders (`inotify(7)`).
struct Inotify: ~Copyable {
    /// One notice.
    struct Event {
        /// The watch that it comes from; -1 when notices were lost.
        let watch: Int32
        /// What happened: `IN_…` bits.
        let mask: UInt32
        /// The name in the folder; empty when it is about the folder itself.
        let name: String

        /// Whether it has one of these bits.
        func has(_ bits: Int...) -> Bool { bits.contains { mask & UInt32($0) != 0 } }
    }

    private let descriptor: Descriptor
    /// Names given to something else, rights changed, the folder itself moved or gone.
    private static let names =
        UInt32(IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF)
    /// Files written; reading them, as we do, is no notice.
    private static let contents = UInt32(IN_MODIFY | IN_CLOSE_WRITE)

    init() throws(SystemError) {
        let number = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        if number < 0 { throw SystemError("inotify_init1") }
        descriptor = Descriptor(adopting: number)
    }

    /// The descriptor to wait on.
    var number: Int32 { descriptor.number }

    /// Watches a folder, for more if it is watched already; gives the number that its notices bear.
    func watch(_ folder: String, contents: Bool) throws(SystemError) -> Int32 {
        let mask = Self.names | (contents ? Self.contents : 0) | UInt32(IN_ONLYDIR) | UInt32(IN_MASK_ADD)
        let watch = inotify_add_watch(number, folder, mask)
        if watch < 0 { throw SystemError("inotify_add_watch") }
        return watch
    }

    /// Watches no more; a folder that is gone is watched no more already.
    func forget(_ watch: Int32) { inotify_rm_watch(number, watch) }

    /// The notices that wait; empty when there is none.
    func events() -> [Event] {
        withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 8) { buffer in
            let count = read(number, buffer.baseAddress, buffer.count)
            return count > 0 ? Self.parse(UnsafeRawBufferPointer(rebasing: buffer[..<count])) : []
        }
    }

    private static func parse(_ bytes: UnsafeRawBufferPointer) -> [Event] {
        // A notice: watch, mask, cookie and length of the name (4 bytes each), then the name, padded with zeros.
        let head = 16
        var events: [Event] = []
        var offset = 0
        while offset + head <= bytes.count {
            let length = Int(bytes.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
            let end = min(offset + head + length, bytes.count)
            let name = bytes[(offset + head)..<end].prefix { $0 != 0 }
            events.append(
                Event(
                    watch: bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self),
                    mask: bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self),
                    name: String(decoding: name, as: UTF8.self)))
            offset = end
        }
        return events
    }
}
