import AvalJSON
import AvalLoading
import AvalSystem
import AvalValues
import Synchronization

/// The journal of what was signed: receipts, one a line, each chained to the line before, in segments that a seal closes.
///
/// One thread writes. It takes all that wait, writes their lines together and waits once until they are on the disk; only then is
/// anyone answered. Whatever moment the program stops at, each receipt that was answered is in the journal, once. A request that
/// comes again gets the receipt that it got.
public final class Journal: Sendable {
    /// When a segment is closed, how old a clock may be, how many lines are written together.
    public struct Limits: Sendable {
        /// A segment of so many bytes gets no more receipts.
        public var segmentBytes = 64 << 20
        /// A clock that is behind by so many seconds is waited for; more, and nothing is signed.
        public var clockTolerance = 5
        /// How many receipts are written together, at most.
        public var group = 1024

        /// The usual ones.
        public init() {}
    }

    /// What is to be signed; what only the journal knows (number, moment, line before, key) is still missing.
    public typealias Draft = Receipt
    /// What is told of a signature, on the journal's thread: the receipt, on the disk, or why there is none.
    public typealias Answer = @Sendable (Result<Receipt, JournalRefusal>) -> Void

    /// What was found as it was opened.
    public let notices: [JournalNotice]
    private let lock: Mutex<Held?>
    private let folder: JournalFolder
    private let writer: JournalWriter
    private let queue = JournalQueue()
    private let thread: Mutex<Thread?>

    private final class Held {
        let lock: FileLock
        init(_ lock: consuming FileLock) { self.lock = lock }
    }

    private final class Thread {
        var running: SystemThread?
        init(_ running: consuming SystemThread) { self.running = consume running }
    }

    /// Opens the journal of a folder, made where it is missing, reads and checks all of it, and starts its thread.
    ///
    /// `seconds` gives the time in seconds since 1970, UTC. `known` are the keys that its lines may be sealed with.
    public convenience init(
        at path: String, key: SigningKey, known: [PublicKey], limits: Limits = Limits(),
        seconds: @escaping @Sendable () -> Int
    ) throws(JournalError) {
        let folder = JournalFolder(at: path)
        try self.init(folder, key: key, known: known, limits: limits, storage: SegmentFiles(folder), seconds: seconds)
    }

    /// The same, written through `storage`.
    init(
        _ folder: JournalFolder, key: SigningKey, known: [PublicKey], limits: Limits, storage: any JournalStorage,
        seconds: @escaping @Sendable () -> Int
    ) throws(JournalError) {
        self.folder = folder
        lock = Mutex(Held(try Self.lock(folder)))
        let opening = try JournalOpening(folder, keys: known + [key.publicKey], storage, now: seconds())
        notices = opening.notices
        writer = JournalWriter(
            key: key, storage: storage, end: opening.end, index: opening.index, limits: limits, seconds: seconds)
        let (writer, queue) = (writer, queue)
        do throws(SystemError) {
            let running = try SystemThread(isDeaf: true) {
                while let waiting = queue.take(atMost: limits.group) { writer.write(waiting) }
            }
            thread = Mutex(Thread(running))
        } catch { throw .unusable(folder.path, error) }
    }

    /// Writes a receipt of `draft`, unless the declaration was signed before: the same signature gets the receipt of then.
    ///
    /// Returns at once; `answer` is called once that is on the disk.
    public func sign(_ draft: Draft, then answer: @escaping Answer) {
        if !queue.add((draft, answer)) { answer(.failure(.closing)) }
    }

    /// The receipt of the declaration that hashes to `fingerprint`; nil where it was not signed.
    public func receipt(of fingerprint: String) throws(SystemError) -> Receipt? {
        try writer.receipt(of: fingerprint)
    }

    /// Where the journal ends now.
    public var end: JournalEnd { writer.currentEnd }

    /// What keeps it from being written until it is opened again; nil where nothing does.
    public var trouble: JournalRefusal? { writer.halt.map { .halted($0) } }

    /// Writes what was asked for before, and ends; from then on another may write the journal.
    public func close() {
        queue.close()
        let thread = thread.withLock { thread in
            defer { thread = nil }
            return thread
        }
        if let running = thread?.running.take() { running.join() }
        lock.withLock { $0 = nil }
    }

    deinit { close() }

    /// The name of the file that the process which writes holds locked.
    static let lockName = "verrou"

    private static func lock(_ folder: JournalFolder) throws(JournalError) -> FileLock {
        do throws(SystemError) {
            try Paths.makeFolder(folder.path, permissions: 0o700)
            try Descriptor(opening: Paths.folder(of: folder.path), .folder).synchronize()
            let file = try Descriptor(
                opening: folder.path + "/" + lockName, [.readingAndWriting, .creating, .withoutFollowing])
            return try FileLock(file, attempts: 41, pauseMilliseconds: 50)
        } catch {
            throw error.cause == .busy ? .busy(folder.path) : .unusable(folder.path, error)
        }
    }
}
