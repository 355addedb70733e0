import AvalDeclarations
import AvalJSON
import AvalOperations
import AvalTestSupport
import AvalValues
import Testing

/// Whatever comes in, judging ends, and what comes out is JSON.
struct FuzzTests {
    @Test(arguments: [UInt64](1...6))
    func bytesChangedAtRandomGiveAVerdictOrAnError(seed: UInt64) throws {
        let judge = try Judging()
        var maker = DeclarationMaker(seed: seed, care: 3)
        var dice = Dice(seed)
        var verdicts = 0
        for _ in 0..<400 {
            let bytes = Self.mutated(JSONWriter.bytes(of: maker.next()), &dice)
            switch judge(bytes) {
            case .verdict(let verdict):
                verdicts += 1
                #expect((try? JSONReader.parse(verdict))?["statut"]?.string != nil)
                // What is judged is JSON to the other reader too.
                #expect((try? JSONReader.parse(bytes)) != nil)
            case .error(let error): Self.expectSound(error, bytes)
            }
        }
        #expect(verdicts > 20)
    }

    private static func expectSound(_ error: InputError, _ bytes: [UInt8]) {
        #expect(JSONPointer(error.pointer) != nil)
        #expect(error.offset >= 0 && error.offset <= bytes.count)
        let line = OutputBuffer()
        ByteView.with(bytes) { UnreadableLine.write(error, line: 1, in: $0, into: line) }
        #expect((try? JSONReader.parse(line.bytes))?.at("/erreur/code")?.integer == ErrorNumber(error.kind).rawValue)
    }

    /// Bytes flipped, cut, doubled, moved; and tokens of JSON put where they do not belong.
    private static func mutated(_ original: [UInt8], _ dice: inout Dice) -> [UInt8] {
        let tokens = [
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "null", "1e9", "-", "\u{FEFF}", "\u{0}", "é", "\\ud800",
            " ",
        ]
        var bytes = original
        for _ in 0...dice.roll(3) {
            let offset = dice.roll(bytes.count)
            switch dice.roll(7) {
            case 0: bytes[offset] ^= 1 << UInt8(dice.roll(8))
            case 1: bytes[offset] = UInt8(dice.roll(256))
            case 2: bytes.removeSubrange(offset..<min(bytes.count, offset + 1 + dice.roll(20)))
            case 3: bytes.insert(contentsOf: Array(dice.pick(tokens).utf8), at: offset)
            case 4: bytes.removeSubrange(offset...)
            case 5:
                bytes.insert(
                    contentsOf: bytes[offset..<min(bytes.count, offset + dice.roll(60))], at: dice.roll(bytes.count))
            default: bytes.swapAt(offset, dice.roll(bytes.count))
            }
            if bytes.isEmpty { bytes = original }
        }
        return bytes
    }

    @Test func everyPrefixOfADeclarationIsAnErrorAndNoneIsAVerdict() throws {
        let judge = try Judging()
        var maker = DeclarationMaker(seed: 2)
        let bytes = JSONWriter.bytes(of: maker.next())
        for count in 0..<bytes.count { #expect(judge(Array(bytes[..<count])).error?.kind == .illegible) }
        #expect(judge(bytes).error == nil)
    }
}
