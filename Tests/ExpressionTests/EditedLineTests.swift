import AvalPrompt
import Testing

/// The line that keys make; `‸` is the cursor.
private func typed(_ keys: Key..., after text: String = "", history: [String] = []) -> String {
    var line = EditedLine(history: history)
    for scalar in text.unicodeScalars { _ = line.apply(.scalar(scalar)) }
    for key in keys { _ = line.apply(key) }
    return String(line.characters[..<line.cursor]) + "‸" + String(line.characters[line.cursor...])
}

@Test func theCursorGoesWhereItIsSent() {
    #expect(typed(.left, .left, .scalar("x"), after: "abc") == "ax‸bc")
    #expect(typed(.home, .left, .delete, after: "abc") == "‸bc")
    #expect(typed(.home, .end, .right, .backspace, after: "abc") == "ab‸")
}

@Test func theRestOrTheStartOrAWordIsCut() {
    #expect(typed(.left, .cutAfter, after: "a bc") == "a b‸")
    #expect(typed(.left, .cutBefore, after: "a bc") == "‸c")
    #expect(typed(.cutWord, after: "a bc  ") == "a ‸")
}

@Test func anAccentJoinsItsLetter() {
    #expect(typed(.backspace, after: "ae\u{301}") == "a‸")
}

@Test func theArrowsBringEarlierLinesBackAndTheNewOneStays() {
    let history = ["un", "deux"]
    #expect(typed(.up, after: "trois", history: history) == "deux‸")
    #expect(typed(.up, .up, .up, history: history) == "un‸")
    #expect(typed(.up, .down, .down, after: "trois", history: history) == "trois‸")
    // What was changed in an earlier line is there again until the line is given.
    #expect(typed(.up, .scalar("x"), .up, .down, history: history) == "deuxx‸")
}

@Test func theEndOfTheInputCountsOnAnEmptyLineAlone() {
    var line = EditedLine(history: [])
    #expect(line.apply(.endOfInput) == .end)
    _ = line.apply(.scalar("a"))
    _ = line.apply(.home)
    #expect(line.apply(.endOfInput) == .redraw)
    #expect(line.text.isEmpty)
}

@Test func aLineHasABound() {
    var line = EditedLine(history: [])
    for _ in 0...EditedLine.longest { _ = line.apply(.scalar("a")) }
    #expect(line.characters.count == EditedLine.longest)
}
