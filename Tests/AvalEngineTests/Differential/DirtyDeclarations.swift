import AvalJSON
import AvalTestSupport

/// Makes declarations in bytes as badly as they come: keys in any order, missing, unknown or written twice, values of the
/// wrong sort, odd numbers, letters of every length, escapes for what needs none, many salariés and none, bytes that are no text.
struct DirtyDeclarations {
    private var maker: DeclarationMaker
    private var dice: Dice
    private var made = 0

    init(seed: UInt64) {
        maker = DeclarationMaker(seed: seed, care: 3)
        dice = Dice(seed ^ 0xD1B7)
    }

    mutating func next() -> [UInt8] {
        made += 1
        var declaration = maker.next()
        if let count = crowd() { declaration = declaration.with("/salaries", .array(salaries(count))) }
        // A crowd in which everybody has something odd would never come to a verdict.
        let care = 40 + 4 * (declaration["salaries"]?.array?.count ?? 0)
        var writer = DirtyWriter(dice: Dice(dice.next()), isSpaced: dice.once(in: 8), escapes: dice.once(in: 4))
        writer.write(soiled(declaration, care))
        return dice.once(in: 15) ? spoiled(writer.bytes) : writer.bytes
    }

    /// Rarely how many salariés there are: about the sizes of a block of 64, none, and as many as a large company has.
    private mutating func crowd() -> Int? {
        if dice.once(in: 40) { return 0 }
        if dice.once(in: 60) { return dice.pick([1, 63, 64, 65, 127, 128, 129]) }
        if dice.once(in: 1500) { return 1000 }
        return dice.once(in: 20_000) ? 10_000 : nil
    }

    private mutating func salaries(_ count: Int) -> [JSONValue] {
        var salaries: [JSONValue] = []
        while salaries.count < count {
            for salarie in maker.next()["salaries"]?.array ?? [] where salaries.count < count {
                let id = dice.once(in: 50) ? "s0" : "s\(salaries.count)"
                salaries.append(salarie.with("/id", .string(id)))
            }
        }
        return salaries
    }

    /// The value with something odd in it, once in `care` times for each of its parts.
    private mutating func soiled(_ value: JSONValue, _ care: Int) -> JSONValue {
        if dice.once(in: care * 12) { return dice.pick(Self.anything) }
        switch value {
        case .object(let members): return .object(soiled(members, care))
        case .array(let elements):
            return .array(elements.map { soiled($0, care) })
        case .string:
            if dice.once(in: care / 4) { return .string(dice.pick(Self.texts)) }
            if dice.once(in: care * 20) { return .string(String(repeating: dice.pick(Self.letters), count: 3000)) }
            return value
        case .number: return dice.once(in: care) ? Self.number(dice.pick(Self.numbers)) : value
        case .null, .bool: return value
        }
    }

    private mutating func soiled(_ members: [JSONMember], _ care: Int) -> [JSONMember] {
        var members = members.filter { _ in !dice.once(in: care) }
        for index in members.indices { members[index].value = soiled(members[index].value, care) }
        if dice.once(in: 5) { members.shuffle(using: &dice) }
        if dice.once(in: care) {
            members.insert(
                JSONMember(dice.pick(Self.keys), dice.pick(Self.anything)), at: dice.roll(members.count + 1))
        }
        if dice.once(in: care * 5), let member = members.first {
            members.append(JSONMember(member.key, dice.pick([member.value, .null])))
        }
        return members
    }

    /// Bytes that are no text, bytes lost, bytes changed.
    private mutating func spoiled(_ original: [UInt8]) -> [UInt8] {
        var bytes = original
        let offset = dice.roll(bytes.count)
        switch dice.roll(4) {
        case 0: bytes.insert(contentsOf: dice.pick(Self.noText), at: offset)
        case 1: bytes.removeSubrange(offset...)
        case 2: bytes[offset] ^= 1 << UInt8(dice.roll(8))
        default: bytes.remove(at: offset)
        }
        return bytes
    }

    private static func number(_ text: String) -> JSONValue { JSONNumber(text).map { .number($0) } ?? .null }

    private static let letters = ["é", "€", "😀", "x", "\u{10FFFF}", "\u{0}", "\"", "\\", "e\u{301}"]
    private static let texts = [
        "", " ", "\u{A0}\t", "x", "é", "€uro", "😀", "\u{10FFFF}\u{0}", "a\"b\\c/d\n", "2024-02-29", "2023-02-29",
        "2023-11-15", "9999-12-31", "0001-01-01", "2023-1-5", "cdi", "CDI", "SIR", "632d", "6 3 2 D", "amiante", "null",
        "45351708800010", "FR7630006000011234567890189", "1234567890123", "é32d", "ſ32d", "İ", "ß",
    ]
    private static let numbers = [
        "0", "-0", "1", "-1", "2023.0", "2.023e3", "1e400", "-1e-400", "999999999999999999", "1000000000000000000",
        "123456789012345678901234567890", "0.1", "2147483648", "2023", "2024",
    ]
    private static let anything: [JSONValue] = [
        nil, true, false, "", "x", [], [:], ["a"], [nil], ["a": ["b": [1, 2]]], 0, number("1e2"),
    ]
    private static let keys = ["couleur", "Étrange", "x y", "", "salaries", "id", "date", "\u{0}", "determinants_"]
    private static let noText: [[UInt8]] = [
        [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80], [0],
        [0xF0, 0x9F, 0x98],
        [0xEF, 0xBB, 0xBF],
    ]
}

/// Writes JSON in unusual ways: blanks and escapes wherever they may stand, keys twice where they are given twice.
struct DirtyWriter {
    private(set) var bytes: [UInt8] = []
    private var dice: Dice
    private let isSpaced: Bool
    private let escapes: Bool

    init(dice: Dice, isSpaced: Bool, escapes: Bool) {
        (self.dice, self.isSpaced, self.escapes) = (dice, isSpaced, escapes)
    }

    mutating func write(_ value: JSONValue) {
        space()
        switch value {
        case .null: put("null")
        case .bool(let value): put(value ? "true" : "false")
        case .number(let number): put(number.text)
        case .string(let text): string(text)
        case .array(let elements):
            put("[")
            for (index, element) in elements.enumerated() {
                if index > 0 { put(",") }
                write(element)
            }
            space()
            put("]")
        case .object(let members): object(members)
        }
        space()
    }

    private mutating func object(_ members: [JSONMember]) {
        put("{")
        for (index, member) in members.enumerated() {
            if index > 0 { put(",") }
            space()
            string(member.key)
            space()
            put(":")
            write(member.value)
        }
        space()
        put("}")
    }

    private mutating func string(_ text: String) {
        put("\"")
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": put("\\\(scalar)")
            case "\u{0}"..<" ": hex(UInt16(scalar.value))
            case _ where escapes && dice.once(in: 6): for unit in String(scalar).utf16 { hex(unit) }
            case "/" where escapes: put("\\/")
            default: bytes += String(scalar).utf8
            }
        }
        put("\"")
    }

    private mutating func hex(_ unit: UInt16) {
        let digits = String(unit, radix: 16, uppercase: dice.once(in: 2))
        put("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    }

    private mutating func space() {
        if isSpaced, dice.once(in: 3) { put(dice.pick([" ", "\n", "\t", "\r\n  "])) }
    }

    private mutating func put(_ text: String) { bytes += text.utf8 }
}
