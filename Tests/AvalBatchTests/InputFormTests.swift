import Testing

@testable import AvalBatch

@Suite("Forms of input")
struct InputFormTests {
    @Test func eachIsFoundByItsWordAndNoTwoShareAnEnding() {
        for form in InputForm.all { #expect(InputForm(rawValue: form.word) == form) }
        #expect(InputForm(rawValue: "xml") == nil)
        #expect(Set(InputForm.endings).count == InputForm.endings.count)
    }

    @Test func theListsThatPeopleAreShownNameAll() {
        #expect(InputForm.words == "ndjson, csv ou sqlite")
        #expect(InputForm.plainEndings == ".ndjson, .jsonl, .json, .csv, .sqlite, .sqlite3 ou .db")
    }
}
