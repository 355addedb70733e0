import AvalSource
import Foundation
import Glibc
import Synchronization
import Testing

@testable import AvalLoading

@Suite("Keeping the rules last accepted")
struct AcceptedStoreTests {
    private func files(_ text: String) -> RuleFiles {
        func entry(_ path: String) -> RuleFiles.Entry {
            RuleFiles.Entry(path: path, source: SourceFile(path: path, text: text))
        }
        return RuleFiles(
            rules: [entry("a.yaml"), entry("b/c/d.yaml"), entry("b/e.yaml")], tariffs: [entry("2025.yaml")])
    }

    @Test func whatIsKeptIsReadBackByTheNextProcess() throws {
        let folder = try TemporaryFolder()
        do {
            let store = try AcceptedStore(at: folder.at("etat"))
            #expect(try store.kept() == nil)
            try store.keep(files("un"))
        }
        let kept = try #require(try AcceptedStore(at: folder.at("etat")).kept())
        #expect(kept.version == files("un").version)
        #expect(kept.rules.map(\.path) == ["a.yaml", "b/c/d.yaml", "b/e.yaml"])
        #expect(kept.rules[1].source.bytes == Array("un".utf8))
    }

    @Test func onlyTheOwnerMayEnter() throws {
        let folder = try TemporaryFolder()
        let store = try AcceptedStore(at: folder.at("etat"))
        try store.keep(files("un"))
        for name in ["etat", "etat/" + (try folder.names("etat")[0])] {
            var status = stat()
            #expect(stat(folder.at(name), &status) == 0)
            #expect(status.st_mode & 0o777 == 0o700)
        }
    }

    @Test func theLastThreeSetsAreLeft() throws {
        let folder = try TemporaryFolder()
        let store = try AcceptedStore(at: folder.at("etat"))
        for text in ["1", "2", "3", "4", "5", "4"] { try store.keep(files(text)) }
        #expect(try store.names().map(\.number) == [4, 5, 6])
        #expect(try store.kept()?.version == files("4").version)
        try store.keep(files("4"))
        #expect(try store.names().map(\.number) == [4, 5, 6])
    }

    @Test func twoProcessesDoNotShareAFolder() throws {
        let folder = try TemporaryFolder()
        do {
            let store = try AcceptedStore(at: folder.at("etat"))
            withExtendedLifetime(store) {
                let error = #expect(throws: StateError.self) {
                    _ = try AcceptedStore(at: folder.at("etat"), attempts: 2)
                }
                #expect(error?.code == .busy)
            }
        }
        _ = try AcceptedStore(at: folder.at("etat"))
    }

    @Test func aProcessThatIsEndingIsWaitedFor() throws {
        let folder = try TemporaryFolder()
        let held = Mutex<AcceptedStore?>(try AcceptedStore(at: folder.at("etat")))
        Thread {
            usleep(120_000)
            held.withLock { $0 = nil }
        }.start()
        #expect(try AcceptedStore(at: folder.at("etat")).kept() == nil)
    }

    /// How far writing the second set went before the process was killed, and which set must be found.
    enum Stop: CaseIterable { case midDraft, drafted, installed, midPointer, pointed }

    @Test(arguments: Stop.allCases)
    func aProcessKilledAtAnyStepLeavesOneSetWhole(_ stop: Stop) throws {
        let folder = try TemporaryFolder()
        let path = folder.at("etat")
        let name = KeptName(number: 2, version: files("deux").version)
        do {
            let store = try AcceptedStore(at: path)
            try store.keep(files("un"))
            let draft = try store.draft(files("deux"), as: name)
            switch stop {
            case .midDraft: try folder.remove("etat/\(draft)/Rules/b")
            case .drafted: break
            case .installed, .midPointer, .pointed:
                try store.install(draft, as: name)
                if stop == .midPointer { try folder.write("etat/.draft-current", "000002-12") }
                if stop == .pointed { try store.point(at: name) }
            }
        }
        let store = try AcceptedStore(at: path)
        #expect(try store.kept()?.version == files(stop == .pointed ? "deux" : "un").version)
        #expect(try folder.names("etat").filter { $0.hasPrefix(".") } == [])
        try store.keep(files("trois"))
        #expect(try store.kept()?.version == files("trois").version)
    }

    @Test(arguments: ["Rules/a.yaml", "current"])
    func whatWasTamperedWithIsNotServed(_ name: String) throws {
        let folder = try TemporaryFolder()
        let store = try AcceptedStore(at: folder.at("etat"))
        try store.keep(files("un"))
        let path = name == "current" ? "etat/current" : "etat/\(try store.names()[0])/\(name)"
        try folder.write(path, name == "current" ? "../../ailleurs\n" : "autre")
        let error = #expect(throws: StateError.self) { _ = try store.kept() }
        #expect(error?.code == .damaged)
        // Keeping the same set again mends it.
        try store.keep(files("un"))
        #expect(try store.kept()?.version == files("un").version)
    }

    @Test(arguments: [999_999_999_999, 999_999_999, 700])
    func aForeignSetWithAGreatNumberDisturbsNothing(_ number: Int) throws {
        let folder = try TemporaryFolder()
        let foreign = "\(number < 1000 ? "000" : "")\(number)-" + String(repeating: "0", count: 64)
        let store = try AcceptedStore(at: folder.at("etat"))
        try store.keep(files("un"))
        try folder.write("etat/\(foreign)/Rules/a.yaml", "a: 1\n")
        for text in ["deux", "trois", "quatre", "cinq", "six"] {
            try store.keep(files(text))
            #expect(try store.kept()?.version == files(text).version)
        }
        #expect(try folder.text("etat/current").hasPrefix("000006-"))
        let names = try folder.names("etat").filter { $0.contains("-") && $0 != foreign }
        #expect(names.map { $0.prefix(6) }.sorted() == ["000004", "000005", "000006"])
        #expect(try folder.names("etat").contains(foreign))
        // The one named is damaged: the one before serves.
        try folder.write("etat/\(names.sorted()[2])/Rules/a.yaml", "autre")
        #expect(try store.newest()?.files.version == files("cinq").version)
    }

    @Test func aFolderThatCannotBeMadeSaysWhy() throws {
        let folder = try TemporaryFolder()
        try folder.write("fichier", "")
        for path in ["absent/etat", "fichier"] {
            let error = #expect(throws: StateError.self) { _ = try AcceptedStore(at: folder.at(path)) }
            #expect(error?.code == .unusable)
        }
    }

    @Test func aSetThatCannotBeWrittenLeavesTheOneBefore() throws {
        let folder = try TemporaryFolder()
        let store = try AcceptedStore(at: folder.at("etat"))
        try store.keep(files("un"))
        let outside = RuleFiles.Entry(path: "../x.yaml", source: SourceFile(path: "x", text: ""))
        let error = #expect(throws: StateError.self) {
            try store.keep(RuleFiles(rules: [outside], tariffs: []))
        }
        #expect(error?.code == .notKept)
        #expect(try store.kept()?.version == files("un").version)
    }
}
