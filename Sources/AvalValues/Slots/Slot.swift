/// A value in 16 bytes without references: how judging holds every field of a declaration and every computed fact.
///
/// Texts are stretches of memory that outlive the slot (the input line, or the record's arena). What an input says and
/// what it says wrongly are kept apart from what it does not say: a wrong value is null to expressions, yet `isWrong`.
@frozen
public struct Slot: Sendable {
    /// What the payload holds.
    @frozen
    public enum Tag: UInt8, Sendable {
        /// Nothing: absent, null, or wrong.
        case null = 0
        /// `flag` is 0 or 1.
        case boolean
        /// `word` is the position of a word in its closed list.
        case word
        /// `payload` is the signed significand, `short` the (signed) exponent of ten.
        case number
        /// `payload` is the day number (days since 1970-01-01).
        case date
        /// `payload` is an address, `length` a count of UTF-8 bytes.
        case text
        /// A text that may name an entry of the catalogue: as `text`, and `short` is its position or `Slot.noCode`.
        case code
        /// A list of codes: `payload` is the set of catalogue entries, `length` the first entry in the record's code
        /// list, `short` their count.
        case codes
        /// An object of the declaration that is there.
        case object
    }

    /// What `short` says of a code that the catalogue does not know.
    public static let noCode: UInt16 = 0xFFFF
    /// The slot of what is not said.
    public static let null = Slot(tag: .null, flag: 0, short: 0, length: 0, payload: 0)

    /// What the payload holds.
    public var tag: Tag
    /// A boolean, or 1 on a null that stands for a wrong value, or 1 on a text that needs no escape in JSON.
    public var flag: UInt8
    /// An exponent, a catalogue position or a count, by tag.
    public var short: UInt16
    /// A length in bytes or an offset, by tag.
    public var length: UInt32
    /// The value proper, by tag.
    public var payload: UInt64

    /// A slot from its raw parts.
    @inlinable @inline(__always)
    public init(tag: Tag, flag: UInt8, short: UInt16, length: UInt32, payload: UInt64) {
        self.tag = tag
        self.flag = flag
        self.short = short
        self.length = length
        self.payload = payload
    }

    /// A boolean.
    @inlinable @inline(__always)
    public init(_ boolean: Bool) {
        self.init(tag: .boolean, flag: boolean ? 1 : 0, short: 0, length: 0, payload: 0)
    }

    /// A word by its position in its list.
    @inlinable @inline(__always)
    public init(word: Int) {
        self.init(tag: .word, flag: 0, short: 0, length: UInt32(truncatingIfNeeded: word), payload: 0)
    }

    /// A number `significand × 10^exponent`.
    @inlinable @inline(__always)
    public init(number significand: Int64, exponent: Int16 = 0) {
        self.init(
            tag: .number, flag: 0, short: UInt16(bitPattern: exponent), length: 0,
            payload: UInt64(bitPattern: significand))
    }

    /// A date by its day number.
    @inlinable @inline(__always)
    public init(day: Int) {
        self.init(tag: .date, flag: 0, short: 0, length: 0, payload: UInt64(bitPattern: Int64(day)))
    }

    /// A text that stands in memory; `plain` when it needs no escape in JSON.
    @inlinable @inline(__always)
    public init(text: ByteView, plain: Bool) {
        self.init(
            tag: .text, flag: plain ? 1 : 0, short: 0, length: UInt32(truncatingIfNeeded: text.count),
            payload: UInt64(UInt(bitPattern: text.memory.baseAddress)))
    }

    /// A code that stands in memory, with its index in the catalogue.
    @inlinable @inline(__always)
    public init(code: ByteView, index: UInt16) {
        self.init(
            tag: .code, flag: 1, short: index, length: UInt32(truncatingIfNeeded: code.count),
            payload: UInt64(UInt(bitPattern: code.memory.baseAddress)))
    }

    /// A text that stands in memory that outlives the slot; `plain` when it needs no escape in JSON.
    public init(text: Span<UInt8>, plain: Bool) {
        self = ByteView.with(text) { Slot(text: $0, plain: plain) }
    }

    /// A code that stands in memory that outlives the slot, with its index in the catalogue.
    public init(code: Span<UInt8>, index: UInt16) {
        self = ByteView.with(code) { Slot(code: $0, index: index) }
    }

    /// The null that stands for a value that could not be read as its kind.
    public static let wrong = Slot(tag: .null, flag: 1, short: 0, length: 0, payload: 0)

    /// Whether nothing usable is here.
    @inlinable @inline(__always)
    public var isNull: Bool { tag == .null }
    /// Whether the input said something here that could not be read as its kind.
    @inlinable @inline(__always)
    public var isWrong: Bool { tag == .null && flag == 1 }
    /// The day number of a date slot.
    @inlinable @inline(__always)
    public var day: Int { Int(Int64(bitPattern: payload)) }
    /// The position of a word slot.
    @inlinable @inline(__always)
    public var word: Int { Int(length) }
    /// The significand of a number slot.
    @inlinable @inline(__always)
    public var significand: Int64 { Int64(bitPattern: payload) }
    /// The exponent of a number slot.
    @inlinable @inline(__always)
    public var exponent: Int16 { Int16(bitPattern: short) }
    /// The bytes of a text or code slot; valid as long as the memory it points to.
    @inlinable @inline(__always)
    public var bytes: ByteView {
        ByteView(start: UnsafeRawPointer(bitPattern: UInt(payload)), count: Int(length))
    }
}
