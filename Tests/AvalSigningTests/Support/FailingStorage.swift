import AvalSystem
import Synchronization

@testable import AvalSigning
@testable import AvalSystem

/// The files of a journal on a disk that fails when it is told to: nothing waits for the disk itself.
final class FailingStorage: JournalStorage {
    /// How a write fails.
    enum Tear: CaseIterable {
        /// Nothing of it is written.
        case nothing
        /// Half of it is.
        case half
        /// All of it is, and yet it fails.
        case all
    }

    static let failure = SystemError("write", number: 28)

    private let files: SegmentFiles
    private let tear: Tear
    private let state: Mutex<(calls: Int, failing: Set<Int>)>
    private let folder: JournalFolder

    /// Fails the calls of these numbers, counted from 1 over all that change something.
    init(_ folder: JournalFolder, failing: Set<Int> = [], tear: Tear = .half) {
        (self.folder, self.tear) = (folder, tear)
        files = SegmentFiles(folder)
        state = Mutex((0, failing))
    }

    /// How many calls were made.
    var calls: Int { state.withLock { $0.calls } }

    /// Fails everything from now on, or nothing.
    func fail(everything: Bool) { state.withLock { $0.failing = everything ? Set(1...100_000) : [] } }

    private func count() throws(SystemError) {
        let fails = state.withLock { state in
            state.calls += 1
            return state.failing.contains(state.calls)
        }
        if fails { throw Self.failure }
    }

    func create(_ segment: Int) throws(SystemError) {
        try count()
        try files.create(segment)
    }

    func open(_ segment: Int, length: Int) throws(SystemError) {
        try count()
        // To root every file is writable: what another user would be told is told here.
        if try FileStatus(of: folder.path(segment)).permissions & 0o200 == 0 {
            throw SystemError("open", number: 13)
        }
        try files.open(segment, length: length)
    }

    func openSealed(_ segment: Int) throws(SystemError) {
        try count()
        try files.openSealed(segment)
    }

    func append(_ bytes: [UInt8]) throws(SystemError) {
        do throws(SystemError) { try count() } catch {
            switch tear {
            case .nothing: break
            case .half: try files.append(Array(bytes.prefix(bytes.count / 2)))
            case .all: try files.append(bytes)
            }
            throw error
        }
        try files.append(bytes)
    }

    func synchronize() throws(SystemError) { try count() }

    func cut(to length: Int) throws(SystemError) {
        try count()
        try files.cut(to: length)
    }

    func protect() { files.protect() }

    func read(_ segment: Int, from offset: Int, atMost limit: Int) throws(SystemError) -> [UInt8] {
        try files.read(segment, from: offset, atMost: limit)
    }
}
