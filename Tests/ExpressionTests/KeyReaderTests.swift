import AvalPrompt
import Testing

private func keys(_ bytes: [UInt8]) -> [Key] {
    var reader = KeyReader()
    return bytes.compactMap { reader.take($0) }
}

@Test func lettersComeAsTheyAreTyped() {
    #expect(keys(Array("é→😀a".utf8)) == [.scalar("é"), .scalar("→"), .scalar("😀"), .scalar("a")])
}

@Test(arguments: [
    ("\u{1B}[A", Key.up), ("\u{1B}OB", .down), ("\u{1B}[C", .right), ("\u{1B}[D", .left), ("\u{1B}[H", .home),
    ("\u{1B}[4~", .end), ("\u{1B}[3~", .delete), ("\u{1}", .home), ("\u{5}", .end), ("\u{B}", .cutAfter),
    ("\u{15}", .cutBefore), ("\u{17}", .cutWord), ("\u{3}", .interrupt), ("\u{4}", .endOfInput), ("\r", .enter),
    ("\u{7F}", .backspace),
])
func everyKeyOfTheLineIsKnown(_ sequence: String, _ key: Key) {
    #expect(keys(Array(sequence.utf8)) == [key])
}

@Test func whatMeansNothingIsPassedOver() {
    #expect(keys(Array("\u{1B}[1;5Pa\u{1B}xb\u{0}".utf8)) == [.scalar("a"), .scalar("b")])
    // A broken character, a control character in two bytes, a sequence without an end.
    #expect(keys([0xC3, 0x61, 0xC2, 0x9B, 0xFF]) == [.scalar("a")])
    #expect(keys([0x1B, 0x5B] + [UInt8](repeating: 0x31, count: 17) + [0x62]) == [.scalar("b")])
}
