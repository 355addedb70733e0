import AvalSystem

/// What a journal asks of the disk, so that tests can fail each call in turn.
protocol JournalStorage: AnyObject, Sendable {
    /// Makes the file of a segment, empty, and waits until its name is on the disk; what is appended goes there from now on.
    func create(_ segment: Int) throws(SystemError)
    /// Opens the file of a segment whose whole lines are `length` bytes; what is appended goes after them.
    func open(_ segment: Int, length: Int) throws(SystemError)
    /// Waits until a segment that its seal closes is on the disk; nobody may write it any more.
    func openSealed(_ segment: Int) throws(SystemError)
    /// Writes bytes at the end of the segment in hand; throws the cause `missing` where that no longer bears its name.
    func append(_ bytes: [UInt8]) throws(SystemError)
    /// Waits until what was written is on the disk.
    func synchronize() throws(SystemError)
    /// Forgets what the segment in hand holds after its first `length` bytes.
    func cut(to length: Int) throws(SystemError)
    /// Takes from everybody the right to write the segment in hand.
    func protect()
    /// The bytes of a segment from an offset on, at most `limit` of them.
    func read(_ segment: Int, from offset: Int, atMost limit: Int) throws(SystemError) -> [UInt8]
}

/// The files of a journal.
final class SegmentFiles: JournalStorage, @unchecked Sendable {
    // The journal's thread alone calls what uses `file`.
    private let folder: JournalFolder
    private var file: Held?

    private final class Held {
        let descriptor: Descriptor
        let segment: Int
        init(_ descriptor: consuming Descriptor, _ segment: Int) {
            self.descriptor = descriptor
            self.segment = segment
        }
    }

    /// The files of a folder that stands.
    init(_ folder: JournalFolder) {
        self.folder = folder
    }

    func create(_ segment: Int) throws(SystemError) {
        file = nil
        let made = try Descriptor(opening: folder.path(segment), [.writing, .creating, .withoutFollowing])
        // One that a stop left behind is empty; what holds something was put there by somebody else, and is not ours to empty.
        guard try made.status().size == 0 else { throw SystemError.exists("open") }
        try made.synchronize()
        try Descriptor(opening: folder.path, .folder).synchronize()
        file = Held(made, segment)
    }

    func open(_ segment: Int, length: Int) throws(SystemError) {
        file = nil
        let opened = try Descriptor(opening: folder.path(segment), [.writing, .withoutFollowing])
        try opened.seek(to: length)
        // A stop may have come between the making of the file and the moment when its name was on the disk.
        try Descriptor(opening: folder.path, .folder).synchronize()
        file = Held(opened, segment)
    }

    func openSealed(_ segment: Int) throws(SystemError) {
        file = nil
        try Descriptor(opening: folder.path(segment), [.withoutFollowing]).synchronizeBytes()
        try Descriptor(opening: folder.path, .folder).synchronize()
    }

    /// A file that was taken away, or replaced, would take lines that nobody finds again: then the cause is `missing`.
    func append(_ bytes: [UInt8]) throws(SystemError) {
        let held = try held()
        let path = folder.path(held.segment)
        guard try FileStatus(of: path, followingLink: false).identity == held.descriptor.status().identity else {
            throw SystemError.missing("write")
        }
        try held.descriptor.write(bytes)
    }

    func synchronize() throws(SystemError) { try held().descriptor.synchronizeBytes() }

    func cut(to length: Int) throws(SystemError) {
        try held().descriptor.cut(to: length)
        try held().descriptor.synchronize()
    }

    func protect() { try? file?.descriptor.setPermissions(0o400) }

    func read(_ segment: Int, from offset: Int, atMost limit: Int) throws(SystemError) -> [UInt8] {
        let file = try Descriptor(opening: folder.path(segment))
        try file.seek(to: offset)
        return try file.read(atMost: limit)
    }

    private func held() throws(SystemError) -> Held {
        guard let file else { throw SystemError.invalid("write") }
        return file
    }
}
