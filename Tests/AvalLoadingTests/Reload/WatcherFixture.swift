import Foundation
import Glibc
import Logging
import Synchronization
import Testing
import WaitingTestSupport

@testable import AvalLoading

/// A watcher of real folders, with how often it told of a change and what the files held then.
final class WatcherFixture: Sendable {
    let folders: RuleFolders
    private let watcher: FolderWatcher
    private let calls: Calls

    /// What the watcher told of.
    final class Calls: Sendable {
        let texts = Mutex<[[String]]>([])
    }

    init(
        _ folders: RuleFolders, isPolling: Bool = false, quiet: Int64 = 60, longestBurst: Int64 = 5_000
    ) throws {
        self.folders = folders
        let calls = Calls()
        self.calls = calls
        var pace = FolderWatcher.Pace()
        pace.quiet = quiet
        pace.longestBurst = longestBurst
        pace.polling = 30
        pace.betweenLooks = 10
        watcher = try FolderWatcher(
            folders, known: RuleFiles.read(folders).survey, pace: pace, isPolling: isPolling, clock: .system,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ) {
            let files = RuleFiles.read(folders).files
            calls.texts.withLock { $0.append(files?.rules.map { $0.source.line(1) } ?? ["?"]) }
        }
        try #require(watcher.isPolling == isPolling)
        // The first look is over: from here on, only what the watcher waits for can tell it of a change.
        usleep(UInt32(quiet) * 2_000)
    }

    var isPolling: Bool { watcher.isPolling }
    var count: Int { calls.texts.withLock { $0.count } }

    func stop() { watcher.stop() }

    /// Waits for a call after which the rules held `texts`; the machine may be slow.
    func expect(_ texts: [String], sourceLocation: SourceLocation = #_sourceLocation) {
        do {
            try Waiting.until("a call for \(texts)", milliseconds: 5) { calls.texts.withLock { $0.last } == texts }
        } catch {
            Issue.record("\(error); calls: \(calls.texts.withLock { $0 })", sourceLocation: sourceLocation)
        }
    }

    /// Waits for longer than a change takes to be told of, and expects no call more than `count`.
    func expectStill(_ count: Int, sourceLocation: SourceLocation = #_sourceLocation) {
        usleep(400_000)
        #expect(self.count == count, sourceLocation: sourceLocation)
    }
}
