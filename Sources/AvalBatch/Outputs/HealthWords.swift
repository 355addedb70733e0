import AvalRules
import AvalValues

/// How the determinants that are health data are spoken of, whatever capitals and accents a text gives them; one thread at
/// a time.
///
/// By their code, their label, their motive; and by the articles they rest on, where no other determinant rests on them too: beside a
/// salarié « R4624-19 » says what « grossesse » says.
final class HealthWords {
    private let words: WordSieve
    private let folded = Room()

    init(_ catalogue: [Determinant]) {
        let others = Set(
            catalogue.filter { !$0.isHealthData }.flatMap { $0.periods.flatMap { Self.articles($0.reference) } })
        let said = catalogue.filter(\.isHealthData).flatMap { determinant in
            let laws = determinant.periods.flatMap { Self.articles($0.reference) }.filter { !others.contains($0) }
            return [determinant.code, determinant.label, determinant.motive].map(Self.folded) + laws
        }
        words = WordSieve(Array(Set(said)))
    }

    /// Whether a text speaks of one of them.
    func areNamed(in text: ByteView) -> Bool {
        folded.removeAll()
        Self.fold(text, into: folded)
        return words.isFound(in: folded.bytes)
    }

    /// The numbers of the articles that a reference names (`R4624-19`), folded.
    private static func articles(_ reference: String) -> [[UInt8]] {
        reference.split { !($0.isLetter || $0.isNumber || $0 == "-") }.filter { word in
            word.first?.isLetter == true && word.contains("-") && word.contains(where: \.isNumber)
        }.map { folded(String($0)) }
    }

    private static func folded(_ text: String) -> [UInt8] {
        let room = Room()
        ByteView.with(text) { fold($0, into: room) }
        return room.bytes.array
    }

    private static let blank = UInt8(ascii: "_")
    /// The letters of `à`…`ÿ`, without their accents.
    private static let latin = Array("aaaaaaaceeeeiiiidnooooo_ouuuuyty".utf8)

    /// Letters without capitals and accents, digits, and one `_` for all that stands between them: texts are folded by the
    /// million, which is why this is done over bytes.
    private static func fold(_ text: ByteView, into room: Room) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            let next = index + 1 < text.count ? text[index + 1] : 0
            index += 1
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): room.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): room.append(byte | 0x20)
            case 0xC3 where next >= 0x80:
                room.append(latin[Int(next & 0x1F)])
                index += 1
            case 0xC5 where next == 0x92 || next == 0x93:
                room.append("oe")
                index += 1
            // Accents that follow their letter.
            case 0xCC where next >= 0x80, 0xCD where next >= 0x80: index += 1
            default: if let last = room.bytes.memory.last, last != blank { room.append(blank) }
            }
        }
        if room.bytes.memory.last == blank { room.truncate(to: room.count - 1) }
    }
}
