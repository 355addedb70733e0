import AvalEngine
import AvalRules
import AvalValues

/// The texts that anomalies of a rulebook bring again and again: their codes, and the messages and references in which no
/// value stands. A chunk holds the number of such a text in the place of its bytes, so that it is neither made nor copied
/// for each anomaly.
///
/// Whether a text has a number depends on its bytes alone, so that what is read back from tables is numbered as what was
/// written to them.
final class KnownTexts: Sendable {
    /// What always stands in the anomalies of a case.
    struct Case: BitwiseCopyable, Sendable {
        /// The number of its code.
        let code: Int
        /// Its step, as ``Anomaly/Step`` numbers them.
        let step: Int
        /// The number of its message, or of what tables hold instead; ``varies`` where values stand in it.
        let message: Int
        /// That of its reference; ``none`` where it has none.
        let reference: Int
    }

    /// In the place of a number: values stand in the text.
    static let varies = -1
    /// In the place of a number: there is no text.
    static let none = -2

    /// What stands in the place of a message that names a determinant of health.
    private static let withheld = Array("Ce message nomme une donnée de santé : il est dans le verdict".utf8)

    /// What stands in the place of a reference that does.
    private static let withheldReference = Array("Ce texte nomme une donnée de santé : il est dans le verdict".utf8)
    /// What stands in the place of a correction that does: a JSON Patch of nothing, since none at all would say that there is
    /// no correction.
    static let withheldCorrection = "[]"

    private let texts: FlatTexts
    private let cases: FlatArray<Case>
    /// The numbers of texts by their ``place(of:)``, the next free one where it is taken; -1 where there is none.
    private let places: FlatArray<Int>
    /// The number of ``withheld``.
    let withheld: Int
    /// The number of ``withheldReference``.
    let withheldReference: Int

    /// Whether a text stands in the place of a message or a reference.
    static func isWithheld(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes == withheld || bytes == withheldReference
    }

    /// The texts of a rulebook.
    init(_ rulebook: Rulebook) {
        let rules = rulebook.rules
        var kept = Gathering()
        // A text without values says no more than the code, where the code has no other.
        let plain = NameSet(rules.model.anomalies.filter(Self.isPlain).map(\.code))
        let health = HealthWords(rules.model.determinants)
        func isShown(_ text: [UInt8], _ isPlain: Bool) -> Bool {
            isPlain || !ByteView.with(text) { health.areNamed(in: $0) }
        }
        let withheld = kept.number(of: Self.withheld)
        self.withheld = withheld
        let withheldReference = kept.number(of: Self.withheldReference)
        self.withheldReference = withheldReference
        var cases: [Int: Case] = [:]
        for rule in rules.all {
            let code = kept.number(of: Array(rule.code.utf8))
            let isPlain = plain.contains(rule.code)
            for item in rule.cases {
                let message = item.message.fixed.map { text in
                    kept.number(of: isShown(text, isPlain) ? text : Self.withheld)
                }
                let reference = item.reference.map { reference in
                    reference.fixed.map { isShown($0, false) ? kept.number(of: $0) : withheldReference } ?? Self.varies
                }
                cases[item.number] = Case(
                    code: code, step: rule.step.rawValue, message: message ?? Self.varies,
                    reference: reference ?? Self.none)
            }
        }
        let count = (cases.keys.max() ?? -1) + 1
        let unused = Case(code: withheld, step: 0, message: Self.varies, reference: Self.none)
        self.cases = FlatArray((0..<count).map { cases[$0] ?? unused })
        texts = FlatTexts(kept.texts)
        places = Self.places(texts)
    }

    /// What always stands in the anomalies of a case, by its number.
    @inline(__always)
    func ofCase(_ number: Int) -> Case { cases.view[number] }

    /// The text of a number.
    @inline(__always)
    subscript(number: Int) -> ByteView { texts[number] }

    /// The number of a text; nil where it has none.
    func number(of text: ByteView) -> Int? {
        let places = places.view
        var place = Self.place(of: text, places.count)
        while places[place] >= 0 {
            if Self.areEqual(texts[places[place]], text) { return places[place] }
            place = (place + 1) & (places.count - 1)
        }
        return nil
    }

    // MARK: Gathering

    /// Texts, each once, and their numbers.
    private struct Gathering {
        private(set) var texts: [[UInt8]] = []
        private var numbers: [[UInt8]: Int] = [:]

        mutating func number(of text: [UInt8]) -> Int {
            if let known = numbers[text] { return known }
            numbers[text] = texts.count
            texts.append(text)
            return texts.count - 1
        }
    }

    private static func isPlain(_ anomaly: Anomaly) -> Bool {
        let messages = [anomaly.wording.message] + anomaly.cases.map(\.wording.message)
        return !messages.compactMap { $0 }.contains { $0.bytes.contains(UInt8(ascii: "{")) }
    }

    // MARK: Finding

    private static func places(_ texts: borrowing FlatTexts) -> FlatArray<Int> {
        var size = 16
        while size < 4 * texts.count { size *= 2 }
        var places = [Int](repeating: -1, count: size)
        for number in 0..<texts.count {
            var place = place(of: texts[number], size)
            while places[place] >= 0 { place = (place + 1) & (size - 1) }
            places[place] = number
        }
        return FlatArray(places)
    }

    /// Where a text is looked for first among `size` places: by its length, its ends and its middle.
    private static func place(of text: ByteView, _ size: Int) -> Int {
        var hash = UInt64(text.count)
        if text.count < 8 {
            for byte in text { hash = (hash ^ UInt64(byte)) &* 0x9E37_79B1_85EB_CA87 }
        } else {
            for offset in [0, (text.count - 8) / 2, text.count - 8] {
                hash = (hash ^ text.word(at: offset)) &* 0x9E37_79B1_85EB_CA87
                hash ^= hash >> 29
            }
        }
        return Int(truncatingIfNeeded: hash >> 20) & (size - 1)
    }

    private static func areEqual(_ left: ByteView, _ right: ByteView) -> Bool {
        guard left.count == right.count else { return false }
        var offset = 0
        while offset + 8 <= left.count {
            if left.word(at: offset) != right.word(at: offset) { return false }
            offset += 8
        }
        return left[offset...] == right[offset...]
    }
}
