import AvalSource
import Foundation
import Synchronization
import Testing
import WaitingTestSupport

@testable import AvalLoading

@Suite("What names a rule set")
struct RuleFilesVersionTests {
    private func version(_ rules: [(String, String)], _ tariffs: [(String, String)] = []) -> String {
        func entries(_ files: [(String, String)]) -> [RuleFiles.Entry] {
            files.map { RuleFiles.Entry(path: $0.0, source: SourceFile(path: "x/" + $0.0, text: $0.1)) }
        }
        return RuleFiles(rules: entries(rules), tariffs: entries(tariffs)).version
    }

    @Test func theFramingIsTheOneDocumented() {
        // printf 'R\0\0\0\0\0\0\0\6a.yaml\0\0\0\0\0\0\0\2ok' | sha256sum
        #expect(
            version([("a.yaml", "ok")]) == "sha256:f0ca3cb5263bb8fba8dd43d46bac6abadd7d72ba6a0d62f439a5d8d9320f59be")
    }

    @Test func bytesThatMoveFromAFileToAnotherMakeAnotherVersion() {
        let versions = [
            version([("a", "xy"), ("b", "z")]), version([("a", "x"), ("b", "yz")]), version([("ab", "xyz")]),
            version([("a", "xy")], [("b", "z")]), version([("b", "z")], [("a", "xy")]),
            version([("a", "xyz"), ("b", "")]),
        ]
        #expect(Set(versions).count == versions.count)
    }

    @Test func theOrderOfListingCountsForNothing() {
        #expect(version([("b", "1"), ("a", "2")]) == version([("a", "2"), ("b", "1")]))
    }

    @Test func theVersionDoesNotKnowWhereTheFoldersStand() throws {
        let one = try TemporaryFolder.holding(rule: "a: 1\n")
        let two = try TemporaryFolder.holding(rule: "a: 1\n")
        let first = try #require(RuleFiles.read(one.folders).files)
        #expect(first.version == RuleFiles.read(two.folders).files?.version)
        try two.write("Rules/a.yaml", "a: 2\n")
        #expect(first.version != RuleFiles.read(two.folders).files?.version)
    }

    @Test func foldersSwappedWithoutRestAreNeverReadHalfAndHalf() throws {
        let folder = try TemporaryFolder()
        for release in ["1", "2"] {
            for name in ["a", "b", "c/d"] { try folder.write("releases/\(release)/Rules/\(name).yaml", release) }
            try folder.write("releases/\(release)/Tariffs/2025.yaml", release)
        }
        try folder.link("current", to: "releases/1")
        let isDone = Mutex(false)
        let swaps = Thread {
            var turn = 0
            let deadline = Deadline(seconds: 300)
            while !isDone.withLock({ $0 }), !deadline.hasPassed {
                turn += 1
                try? folder.link("current", to: "releases/\(turn % 2 + 1)")
                usleep(turn % 3 == 0 ? 0 : 300)
            }
        }
        swaps.start()
        defer { isDone.withLock { $0 = true } }
        var read = 0
        for _ in 0..<60 {
            let reading = RuleFiles.read(RuleFolders(in: folder.at("current")))
            guard let files = reading.files else {
                #expect(reading.findings.map(\.code) == ["fichiers_instables"])
                continue
            }
            read += 1
            let texts = Set((files.rules + files.tariffs).map { $0.source.line(1) })
            #expect(texts.count == 1)
        }
        #expect(read > 0)
    }
}
