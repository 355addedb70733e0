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
        /// How many bytes that is.
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
        var groups: UnsafeMutablePointer<Group>
        /// The slots that must not be null, and how many.
        var required: UnsafeMutablePointer<Int>
        var requiredCount: Int
        /// The most elements of its list.
        var limit: Int
    }

    let records: UnsafeMutablePointer<Record>
    /// The day numbers on which the months begin, from January of `firstYear` on; the next entry tells a month's length.
    let months: UnsafePointer<Int32>
    static let firstYear = 1900
    static let yearCount = 200
    private var owned: [UnsafeMutableRawPointer] = []
    /// The field of members that are none.
    private let nowhere: UnsafePointer<Field>
    private let unchanged: UnsafePointer<Bool>

    init(schema: Schema) {
        let unchanged = UnsafeMutablePointer<Bool>.allocate(capacity: 256)
        unchanged.initialize(repeating: false, count: 256)
        self.unchanged = UnsafePointer(unchanged)
        let nowhere = UnsafeMutablePointer<Field>.allocate(capacity: 1)
        nowhere.initialize(to: Field(way: .slow, slot: 0, words: ByteTable.none.view, changes: self.unchanged))
        self.nowhere = UnsafePointer(nowhere)
        records = .allocate(capacity: schema.records.count)
        months = Self.monthTable()
        for (type, record) in schema.records.enumerated() {
            let fields = room(record.fields.count, of: Field.self)
            for (index, field) in record.fields.enumerated() {
                (fields + index).initialize(to: self.field(field))
            }
            let groups = room(record.groups.count, of: Group.self)
            for (index, group) in record.groups.enumerated() {
                (groups + index).initialize(to: self.group(group, fields))
            }
            let needed = record.fields.filter(\.isRequired).map(\.slot)
            let required = room(needed.count, of: Int.self)
            for (index, slot) in needed.enumerated() { (required + index).initialize(to: slot) }
            (records + type).initialize(
                to: Record(groups: groups, required: required, requiredCount: needed.count, limit: record.limit))
        }
    }

    deinit {
        for memory in owned { memory.deallocate() }
        records.deallocate()
        months.deallocate()
        nowhere.deallocate()
        unchanged.deallocate()
    }

    private static func monthTable() -> UnsafePointer<Int32> {
        let table = UnsafeMutablePointer<Int32>.allocate(capacity: yearCount * 12 + 1)
        for index in 0...yearCount * 12 {
            let day = CalendarDate(year: firstYear + index / 12, month: index % 12 + 1, day: 1)
            (table + index).initialize(to: Int32(day?.dayNumber ?? 0))
        }
        return UnsafePointer(table)
    }

    private func room<Element>(_ count: Int, of type: Element.Type) -> UnsafeMutablePointer<Element> {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, count))
        owned.append(UnsafeMutableRawPointer(memory))
        return memory
    }

    private func group(_ group: Schema.Group, _ fields: UnsafeMutablePointer<Field>) -> Group {
        let count = group.members.count
        let members = room(count + 2, of: Member.self)
        for (index, member) in group.members.enumerated() {
            let (content, target): (Member.Content, Int) =
                switch member {
                case .field(let index): (.field, index)
                case .group(let index): (.group, index)
                case .records(let type): (.records, type)
                }
            let field = content == .field ? UnsafePointer(fields + target) : nowhere
            (members + index).initialize(
                to: self.member(
                    group.keys.bytes(at: index), bit: index < 64 ? 1 << UInt64(index) : 0, content, target, field,
                    next: members + index + 1))
        }
        // After the last of all no key is expected, and what stands before the first is read nowhere.
        for index in count...count + 1 {
            (members + index).initialize(
                to: member(
                    UnsafeRawBufferPointer(start: nil, count: 0), bit: 0, .nothing, 0, nowhere,
                    next: index == count ? members + count : members))
        }
        return Group(members: members, start: members + count + 1, keys: group.keys.view, slot: group.slot)
    }

    /// A member; one whose key is longer than the words hold, or that has no bit, is read the slow way.
    private func member(
        _ key: UnsafeRawBufferPointer, bit: UInt64, _ content: Member.Content, _ index: Int,
        _ field: UnsafePointer<Field>, next: UnsafeMutablePointer<Member>
    ) -> Member {
        let text = [UInt8(ascii: "\"")] + Array(key) + [UInt8(ascii: "\""), UInt8(ascii: ":")]
        let isPlain = content == .field && bit != 0 && text.count <= Member.keyLimit
        func words(_ byte: (Int) -> UInt8) -> (UInt64, UInt64, UInt64, UInt64) {
            func word(_ index: Int) -> UInt64 {
                UInt64(littleEndian: (0..<8).reduce(0) { $0 | UInt64(byte(index * 8 + $1)) << UInt64($1 * 8) })
            }
            return (word(0), word(1), word(2), word(3))
        }
        return Member(
            words: words { $0 < text.count ? text[$0] : 0 }, masks: words { $0 < text.count ? 0xFF : 0 },
            length: text.count, bit: bit, next: next, way: isPlain ? field.pointee.way : .slow, content: content,
            index: index, field: field)
    }

    private func field(_ field: Schema.Field) -> Field {
        var plan = Field(way: field.kind.plain, slot: field.slot, words: ByteTable.none.view, changes: unchanged)
        let reading = field.options.reading
        switch plan.way {
        case .text where !reading.isEmpty:
            plan.way = .changedText
            plan.changes = table { SlotReading.changes($0, reading) }
        case .word:
            if let words = field.words { plan.words = words.view } else { plan.way = .slow }
        case .identifier: plan.changes = table { !SlotReading.isOfIdentifier($0) }
        default: break
        }
        return plan
    }

    private func table(_ holds: (UInt8) -> Bool) -> UnsafePointer<Bool> {
        let table = room(256, of: Bool.self)
        for byte in 0..<256 { (table + byte).initialize(to: holds(UInt8(byte))) }
        return UnsafePointer(table)
    }
}
