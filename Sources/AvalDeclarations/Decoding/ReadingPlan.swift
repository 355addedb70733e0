import AvalValues

/// What reading asks of the schema for every key and value, in flat memory: no object is looked up, no reference counted.
///
/// It belongs to one decoder, which keeps the schema, and with it the tables that this points into.
final class ReadingPlan {
    /// A key of an object, and what stands under it.
    ///
    /// The members of an object are chained as they came last time: most declarations of a portal have the same keys in
    /// the same order.
    struct Member {
        /// What stands under it.
        enum Content: UInt8 { case field, group, records, nothing }

        /// `"key":` as words, with zeros after it, and which of their bits belong to it.
        var words: (UInt64, UInt64, UInt64, UInt64)
        var masks: (UInt64, UInt64, UInt64, UInt64)
        /// How many bytes that is; of a longer key, one byte more than the words hold: what is read behind a key stays
        /// within the room that was asked for.
        var length: Int
        /// The key among the 64 first of its object; 0 for those beyond.
        var bit: UInt64
        /// The member that came after this one.
        var next: UnsafeMutablePointer<Member>
        /// How the value of a field is read; `slow` for all else.
        var way: PlainReading
        var content: Content
        /// The field, the group or the record type, by its index.
        var index: Int
        /// What more there is to know of a field.
        var field: UnsafePointer<Field>

        /// The longest key that the words hold, quotes and colon included.
        static let keyLimit = 32

        /// Whether it can be told by the words alone.
        var isShort: Bool { content != .nothing && length <= Self.keyLimit }

        /// Whether its key and colon stand there; 32 bytes are readable. Of a key that is longer only the beginning is
        /// looked at.
        @inline(__always)
        func stands(at start: UnsafePointer<UInt8>) -> Bool {
            let bytes = UnsafeRawPointer(start)
            let first = (bytes.loadUnaligned(as: UInt64.self) ^ words.0) & masks.0
            let second = (bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self) ^ words.1) & masks.1
            guard first | second == 0 else { return false }
            // Most keys are no longer.
            if length <= 16 { return true }
            let third = (bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self) ^ words.2) & masks.2
            let fourth = (bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self) ^ words.3) & masks.3
            return third | fourth == 0
        }
    }

    /// A field, as far as its plain spellings go; all else is left to the slow way.
    struct Field {
        /// How its plain spellings are read.
        var way: PlainReading
        var slot: Int
        /// The words of a closed list.
        var words: ByteTable.View
        /// For each byte, whether a text that holds it is read otherwise than it stands, or is no identifier; never asked
        /// of fields that have none.
        var changes: UnsafePointer<Bool>
    }

    /// An object of a record.
    struct Group {
        var members: UnsafeMutablePointer<Member>
        /// What stands before the first member.
        var start: UnsafeMutablePointer<Member>
        var keys: ByteTable.View
        /// Where it is kept that the object is there; -1 for the record itself.
        var slot: Int
    }

    /// A record type.
    struct Record {
        var groups: UnsafePointer<Group>
        /// The slots that must not be null, and how many.
        var required: UnsafePointer<Int>
        var requiredCount: Int
        /// The most elements of its list.
        var limit: Int
    }

    let records: UnsafePointer<Record>
    /// The day numbers on which the months begin, from January of `firstYear` on; the next entry tells a month's length.
    let months: UnsafePointer<Int32>
    static let firstYear = 1900
    static let yearCount = 200
    private let memory: PlanMemory

    init(schema: Schema) {
        let memory = PlanMemory()
        self.memory = memory
        months = memory.keep(Self.yearCount * 12 + 1) { month in
            let day = CalendarDate(year: Self.firstYear + month / 12, month: month % 12 + 1, day: 1)
            return Int32(day?.dayNumber ?? 0)
        }
        let tables = PlanTables(memory: memory)
        records = memory.keep(schema.records.count) { tables.record(schema.records[$0]) }
    }
}
