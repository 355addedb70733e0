import AvalFEEL
import AvalValues
import Foundation
import Testing

@Test func probe() throws {
    let folder = try #require(Bundle.module.resourceURL).appendingPathComponent("Conformance")
    let runner = Conformance(now: DateTime("2026-01-15T12:00:00Z"))
    for file in ["expressions", "boxed", "tables"] {
        let text = try String(contentsOf: folder.appendingPathComponent(file + ".jsonl"), encoding: .utf8)
        var passed = 0
        var all = 0
        for line in text.split(separator: "\n") {
            let outcomes = try #require(runner.run(line: String(line)), "\(line)")
            for outcome in outcomes {
                all += 1
                if outcome.passed { passed += 1 } else { print("FAIL \(outcome.id): \(outcome.actual) != \(outcome.expected)") }
            }
        }
        print("SCORE \(file) \(passed)/\(all)")
    }
}
