import Foundation
import Testing

/// What `--help` says is read by people and copied into their notes: a change of it is seen, and meant.
struct HelpTests {
    /// `AVAL_RECORD=1 swift test --filter HelpTests` writes the pages anew; then someone reads the difference.
    @Test func everyHelpIsTheOneOnRecord() throws {
        let today = try HelpPages.today()
        if ProcessInfo.processInfo.environment["AVAL_RECORD"] == "1" { try HelpPages.record(today) }
        let recorded = try HelpPages.recorded()
        for name in today.keys.sorted() {
            let page = try #require(recorded[name], "no file Tests/DoorTests/Help/Pages/\(name)")
            #expect(today[name] == page, "\(name)")
        }
        #expect(recorded.keys.filter { today[$0] == nil }.sorted() == [], "files of commands that are no more")
    }
}
