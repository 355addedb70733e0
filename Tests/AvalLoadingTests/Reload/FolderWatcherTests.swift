import Foundation
import Glibc
import Logging
import Synchronization
import Testing
import WaitingTestSupport

@testable import AvalLoading

@Suite("Watching the folders of rules and tariffs")
struct FolderWatcherTests {
    @Test(arguments: [false, true])
    func aFileWrittenReplacedAddedOrRemovedIsToldOf(_ isPolling: Bool) throws {
        let folder = try TemporaryFolder.holding(rule: "1")
        let watcher = try WatcherFixture(folder.folders, isPolling: isPolling)
        try folder.write("Rules/a.yaml", "2")
        watcher.expect(["2"])
        try folder.replace("Rules/a.yaml", "3")
        watcher.expect(["3"])
        try folder.write("Rules/b.yaml", "4")
        watcher.expect(["3", "4"])
        try folder.remove("Rules/a.yaml")
        watcher.expect(["4"])
        let count = watcher.count
        try folder.write("Tariffs/2025.yaml", "autre")
        try Waiting.until("the next call of the watcher") { watcher.count != count }
        watcher.expectStill(count + 1)
    }

    @Test func foldersAddedAreWatchedHoweverDeep() throws {
        let folder = try TemporaryFolder.holding(rule: "1")
        let watcher = try WatcherFixture(folder.folders)
        try folder.write("Rules/b/c/d.yaml", "2")
        watcher.expect(["1", "2"])
        try folder.write("Rules/b/c/d.yaml", "3")
        watcher.expect(["1", "3"])
        try folder.write("ailleurs/e/f.yaml", "4")
        try folder.rename("ailleurs", "Rules/z")
        watcher.expect(["1", "3", "4"])
        try folder.write("Rules/z/e/f.yaml", "5")
        watcher.expect(["1", "3", "5"])
        try folder.remove("Rules/z")
        watcher.expect(["1", "3"])
    }

    @Test func aFolderSwappedThroughALinkIsFollowed() throws {
        let folder = try TemporaryFolder()
        for release in ["41", "42"] {
            try folder.write("releases/\(release)/Rules/a.yaml", release)
            try folder.write("releases/\(release)/Tariffs/2025.yaml", release)
        }
        try folder.link("Rules", to: "releases/41/Rules")
        try folder.link("Tariffs", to: "releases/41/Tariffs")
        let watcher = try WatcherFixture(folder.folders)
        try folder.link("Rules", to: "releases/42/Rules")
        watcher.expect(["42"])
        try folder.write("releases/42/Rules/a.yaml", "42 bis")
        watcher.expect(["42 bis"])
        // What it no longer leads to does not count.
        let count = watcher.count
        try folder.write("releases/41/Rules/a.yaml", "41 bis")
        watcher.expectStill(count)
    }

    @Test(arguments: [false, true])
    func aLinkOnTheWayIsFollowedToo(_ isPolling: Bool) throws {
        let folder = try TemporaryFolder()
        for release in ["41", "42"] {
            try folder.write("releases/\(release)/Rules/a.yaml", release)
            try folder.write("releases/\(release)/Tariffs/2025.yaml", release)
        }
        try folder.link("current", to: "releases/41")
        let watcher = try WatcherFixture(RuleFolders(in: folder.at("current")), isPolling: isPolling)
        try folder.link("current", to: "releases/42")
        watcher.expect(["42"])
        try folder.rename("releases/42", "releases/43")
        watcher.expect(["?"])
        try folder.link("current", to: "releases/43")
        watcher.expect(["42"])
        try folder.write("releases/43/Rules/b.yaml", "b")
        watcher.expect(["42", "b"])
    }

    @Test func aFileBehindALinkIsWatchedWhereItStands() throws {
        let folder = try TemporaryFolder.holding(rule: "1")
        try folder.write("partage/b.yaml", "2")
        // The way in which a mounted configuration is swapped: links to a hidden link.
        try folder.link("Rules/..data", to: "../partage")
        try folder.link("Rules/b.yaml", to: "..data/b.yaml")
        let watcher = try WatcherFixture(folder.folders)
        try folder.write("partage/b.yaml", "3")
        watcher.expect(["1", "3"])
        try folder.replace("partage/b.yaml", "4")
        watcher.expect(["1", "4"])
        try folder.write("partage2/b.yaml", "5")
        try folder.link("Rules/..data", to: "../partage2")
        watcher.expect(["1", "5"])
    }

    @Test func aFolderRenamedGoneAndBackIsWatchedStill() throws {
        let folder = try TemporaryFolder.holding(rule: "1")
        let watcher = try WatcherFixture(folder.folders)
        try folder.write("Rules.new/a.yaml", "2")
        try folder.rename("Rules", "Rules.old")
        try folder.rename("Rules.new", "Rules")
        watcher.expect(["2"])
        try folder.remove("Rules")
        watcher.expect(["?"])
        try folder.write("Rules/a.yaml", "3")
        watcher.expect(["3"])
        try folder.write("Rules/a.yaml", "4")
        watcher.expect(["4"])
    }

    @Test func aFolderThatIsMissingAtTheStartIsWaitedFor() throws {
        let folder = try TemporaryFolder()
        let watcher = try WatcherFixture(RuleFolders(in: folder.at("plus/tard")))
        try folder.write("plus/tard/Tariffs/2025.yaml", "1")
        try folder.write("plus/tard/Rules/a.yaml", "1")
        watcher.expect(["1"])
    }

    @Test func aBurstIsToldOfOnce() throws {
        let folder = try TemporaryFolder.holding(rule: "1")
        let watcher = try WatcherFixture(folder.folders, quiet: 300)
        for turn in 0..<40 {
            try folder.replace("Rules/sub\(turn % 4)/b\(turn).yaml", "\(turn)")
            usleep(3_000)
        }
        try Waiting.until("the first call of the watcher") { watcher.count > 0 }
        usleep(500_000)
        #expect(watcher.count == 1)
    }

    @Test func aBurstThatDoesNotEndIsCut() throws {
        let folder = try TemporaryFolder.holding(rule: "1")
        let watcher = try WatcherFixture(folder.folders, quiet: 400, longestBurst: 600)
        var turn = 0
        try Waiting.until("a call in the middle of a burst", seconds: 10, milliseconds: 10) {
            if watcher.count > 0 { return true }
            turn += 1
            try folder.write("Rules/a.yaml", "\(turn)")
            return false
        }
        #expect(watcher.count == 1)
    }

    @Test func readingAndWhatEditorsLeaveAreNoChange() throws {
        let folder = try TemporaryFolder.holding(rule: "1")
        let watcher = try WatcherFixture(folder.folders)
        for _ in 0..<5 { _ = RuleFiles.read(folder.folders) }
        try folder.write("Rules/.a.yaml.swp", "x")
        try folder.write("Rules/a.yaml~", "x")
        try folder.write("voisin.log", "x")
        watcher.expectStill(0)
    }

    @Test func whatChangedSinceTheFirstReadingCounts() throws {
        let folder = try TemporaryFolder.holding(rule: "1")
        let rules = try RulesInForce.start(RulesFixture("x").setup(of: folder.folders))
        try folder.write("Rules/a.yaml", "2")
        let watcher = try rules.watch()
        try Waiting.until("rules « 2 » in force") { rules.current.rules == ["2"] }
        #expect(rules.current.rules == ["2"])
        #expect(rules.status.lastReload.cause == .watch)
        try folder.write("Rules/a.yaml", "faute")
        try Waiting.until("a refusal of faulty rules") {
            if case .refused = rules.status.lastReload.outcome { true } else { false }
        }
        #expect(rules.current.rules == ["2"])
        try folder.write("Rules/a.yaml", "3")
        try Waiting.until("rules « 3 » in force") { rules.current.rules == ["3"] }
        #expect(rules.current.rules == ["3"])
        watcher.stop()
    }

    /// In a process apart: its descriptors are few.
    @Test(.timeLimit(.minutes(5))) func aWatcherThatGetsNoNoticesLooksAndSaysSo() async {
        await #expect(processExitsWith: .success) {
            let folder = try TemporaryFolder.holding(rule: "1")
            let known = FolderSurvey.take(folder.folders)
            // All but two are taken, for the pipe that stops it.
            var taken: [Int32] = []
            var limit = rlimit(rlim_cur: 256, rlim_max: 256)
            guard setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { exit(1) }
            while true {
                let one = open("/dev/null", O_RDONLY)
                if one < 0 { break }
                taken.append(one)
            }
            for one in taken.suffix(2) { close(one) }
            let watcher = try FolderWatcher(
                folder.folders, known: known, pace: FolderWatcher.Pace(), isPolling: false, clock: .system,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            ) {}
            guard watcher.isPolling, watcher.trouble?.code == "surveillance_par_relecture" else { exit(2) }
            for one in taken.dropLast(2) { close(one) }
            watcher.stop()
        }
    }

    @Test func aWatcherStoppedTellsOfNothing() throws {
        let folder = try TemporaryFolder.holding(rule: "1")
        let watcher = try WatcherFixture(folder.folders)
        watcher.stop()
        watcher.stop()
        try folder.write("Rules/a.yaml", "2")
        watcher.expectStill(0)
    }
}
