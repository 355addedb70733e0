import Glibc

/// The system's notices of changes in folders (`inotify(7)`).
public struct Inotify: ~Copyable {
    /// One notice.
    public struct Event: Sendable {
        /// The watch that it comes from; -1 when notices were lost.
        public let watch: Int32
        /// What happened.
        public let change: Change
        /// The name in the folder; empty when it is about the folder itself.
        public let name: String
    }

    /// What a notice tells.
    public enum Change: Sendable, Hashable {
        /// Notices were lost: anything may have happened.
        case lost
        /// The folder is watched no more.
        case unwatched
        /// The folder itself is gone, or has moved.
        case folderGone
        /// What a file holds was written.
        case contents
        /// A name stands for something else, or for something with other rights.
        case names

        init(_ mask: UInt32) {
            func has(_ bits: Int...) -> Bool { bits.contains { mask & UInt32($0) != 0 } }
            self =
                if has(Int(IN_Q_OVERFLOW)) {
                    .lost
                } else if has(Int(IN_IGNORED)) {
                    .unwatched
                } else if has(Int(IN_DELETE_SELF), Int(IN_MOVE_SELF), Int(IN_UNMOUNT)) {
                    .folderGone
                } else {
                    has(Int(IN_MODIFY), Int(IN_CLOSE_WRITE)) ? .contents : .names
                }
        }
    }

    private let descriptor: Descriptor
    /// Names given to something else, rights changed, the folder itself moved or gone.
    private static let names =
        UInt32(IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF)
    /// Files written; reading them, as we do, is no notice.
    private static let contents = UInt32(IN_MODIFY | IN_CLOSE_WRITE)

    /// Watches nothing yet. Throws when the system has no more of them to give.
    public init() throws(SystemError) {
        descriptor = Descriptor(
            adopting: try attempt("inotify_init1") { inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC)) })
    }

    /// The descriptor to wait on.
    public var number: Int32 { descriptor.number }

    /// Watches a folder, for more if it is watched already; gives the number that its notices bear.
    public func watch(_ folder: String, contents: Bool) throws(SystemError) -> Int32 {
        let mask = Self.names | (contents ? Self.contents : 0) | UInt32(IN_ONLYDIR) | UInt32(IN_MASK_ADD)
        return try attempt("inotify_add_watch") { inotify_add_watch(number, folder, mask) }
    }

    /// Watches no more; a folder that is gone is watched no more already.
    public func forget(_ watch: Int32) { inotify_rm_watch(number, watch) }

    /// The notices that wait; empty when there is none.
    public func events() -> [Event] {
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
                    change: Change(bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)),
                    name: String(decoding: name, as: UTF8.self)))
            offset = end
        }
        return events
    }
}
