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
        for form in InputForm.all {
            #expect(InputForm.words.contains(form.word))
            for ending in form.endings { #expect(InputForm.plainEndings.contains(ending)) }
        }
        #expect(InputForm.words.hasPrefix("ndjson, csv"))
    }
}
