import AvalConformance
import AvalValues
import Foundation
import Testing

/// One line a folder of the suite: its name, how many of its cases pass, how many there are.
private func scores() throws -> String {
    let folder = try #require(Bundle.module.resourceURL).appendingPathComponent("Conformance")
    let runner = Conformance(now: DateTime("2026-01-15T12:00:00Z"))
    var lines: [String] = []
    for file in ["expressions", "boxed", "tables"] {
        let text = try String(contentsOf: folder.appendingPathComponent(file + ".jsonl"), encoding: .utf8)
        let outcomes = try text.split(separator: "\n").flatMap { line in
            try #require(runner.run(line: String(line)), "\(line)")
        }
        for outcome in outcomes where !outcome.hasPassed {
            print("\(outcome.id): \(outcome.actual) instead of \(outcome.expected)")
        }
        let folders = Dictionary(grouping: outcomes, by: \.folder).sorted { $0.key < $1.key }
        lines += folders.map { "\(file)/\($0.key) \($0.value.count { $0.hasPassed })/\($0.value.count)" }
    }
    return lines.joined(separator: "\n") + "\n"
}

/// `AVAL_RECORD=1 swift test` writes the score anew; then someone reads the difference.
@Test func theConformanceScoreIsTheOneOnRecord() throws {
    let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Conformance/score.txt")
    let scores = try scores()
    if ProcessInfo.processInfo.environment["AVAL_RECORD"] == "1" {
        try scores.write(to: golden, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: golden, encoding: .utf8) == scores)
}

@Test func aLineThatIsNoCaseIsRefused() {
    for line in ["", "{", "[]", "{\"id\": 1}", "{\"id\": \"a\"} x", String(repeating: "[", count: 100_000)] {
        #expect(Conformance().run(line: line) == nil)
    }
}

@Test func aCaseThatFailsSaysWhatCameOut() throws {
    let line = #"{"id": "f/1", "folder": "f", "expression": "1 + 1", "context": {}, "expected": {"number": "3"}}"#
    let outcome = try #require(Conformance().run(line: line)?.first)
    #expect(!outcome.hasPassed)
    #expect(outcome.actual == "2" && outcome.expected == "3")
}
