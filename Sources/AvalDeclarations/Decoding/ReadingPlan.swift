import AvalValues

/// What reading asks of the schema for every key and value, in flat memory: no object is looked up, no reference counted.
///
/// It belongs to one decoder, which keeps the schema, and with it the tables that this points into.
final class ReadingPlan {
    /// A key of an object.
    struct Member {
        /// What stands under it.
        enum Content: UInt8 { case field, group, records }

        var content: Content
        /// The field, the group or the record type, by its place.
        var place: Int
        /// The key between its quotes, as whole words with zeros after it.
        var key: UnsafePointer<UInt64>
        /// How many bytes the key has, quotes included.
        var keyLength: Int
        /// Which bits of the last word belong to the key.
        var lastMask: UInt64
    }

    /// A field, as far as its plain spellings go; all else is left to the slow way.
    struct Field {
        /// How its plain spellings are read.
        enum Way: UInt8 { case text, date, word, identifier, codes, slow }

        var way: Way
        var slot: Int
        /// The words of a closed list.
        var words: ByteTable.View
        /// For each byte, whether a text that holds it is read otherwise than it stands, or is no identifier; nil where
        /// no byte does that.
        var changes: UnsafePointer<Bool>?
    }

    /// An object of a record.
    struct Group {
        var members: UnsafeMutablePointer<Member>
        var count: Int
        /// Which key came after which last time, by place; the first entry is for the object's first key.
        var successors: UnsafeMutablePointer<Int>
        var keys: ByteTable.View
        /// Where it is kept that the object is there; -1 for the record itself.
        var slot: Int
        var fields: UnsafeMutablePointer<Field>
    }

    /// A record type.
    struct Record {
        var groups: UnsafeMutablePointer<Group>
        /// The slots that must not be null, and how many.
        var required: UnsafeMutablePointer<Int>
        var requiredCount: Int
    }

    let records: UnsafeMutablePointer<Record>
    /// The day numbers on which the months begin, from January of `firstYear` on; the next entry tells a month's length.
    let months: UnsafePointer<Int32>
    static let firstYear = 1900
    static let yearCount = 200
    private var owned: [UnsafeMutableRawPointer] = []
    private let words: [[ByteTable?]]

    init(schema: Schema, words: [[ByteTable?]]) {
        self.words = words
        records = .allocate(capacity: schema.records.count)
        months = Self.monthTable()
        for (type, record) in schema.records.enumerated() {
            let fields = room(record.fields.count, of: Field.self)
            for (place, field) in record.fields.enumerated() {
                (fields + place).initialize(to: self.field(field, words[type][place]))
            }
            let groups = room(record.groups.count, of: Group.self)
            for (place, group) in record.groups.enumerated() {
                (groups + place).initialize(to: self.group(group, fields))
            }
            let needed = record.fields.filter(\.isRequired).map(\.slot)
            let required = room(needed.count, of: Int.self)
            for (place, slot) in needed.enumerated() { (required + place).initialize(to: slot) }
            (records + type).initialize(
                to: Record(groups: groups, required: required, requiredCount: needed.count))
        }
    }

    deinit {
        for memory in owned { memory.deallocate() }
        records.deallocate()
        months.deallocate()
    }

    private static func monthTable() -> UnsafePointer<Int32> {
        let table = UnsafeMutablePointer<Int32>.allocate(capacity: yearCount * 12 + 1)
        for place in 0...yearCount * 12 {
            let day = CalendarDate(year: firstYear + place / 12, month: place % 12 + 1, day: 1)
            (table + place).initialize(to: Int32(day?.dayNumber ?? 0))
        }
        return UnsafePointer(table)
    }

    private func room<Element>(_ count: Int, of type: Element.Type) -> UnsafeMutablePointer<Element> {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, count))
        owned.append(UnsafeMutableRawPointer(memory))
        return memory
    }

    private func group(_ group: Schema.Group, _ fields: UnsafeMutablePointer<Field>) -> Group {
        let members = room(group.members.count, of: Member.self)
        for (place, member) in group.members.enumerated() {
            let key = [UInt8(ascii: "\"")] + Array(group.keys.bytes(at: place)) + [UInt8(ascii: "\"")]
            let count = (key.count + 7) / 8
            let stored = room(count, of: UInt64.self)
            stored.initialize(repeating: 0, count: count)
            UnsafeMutableRawBufferPointer(start: stored, count: count * 8).copyBytes(from: key)
            let (content, target): (Member.Content, Int) =
                switch member {
                case .field(let place): (.field, place)
                case .group(let place): (.group, place)
                case .records(let type): (.records, type)
                }
            let mask = key.count % 8 == 0 ? UInt64.max : (1 << UInt64(key.count % 8 * 8)) - 1
            (members + place).initialize(
                to: Member(
                    content: content, place: target, key: UnsafePointer(stored), keyLength: key.count,
                    lastMask: UInt64(littleEndian: mask)))
        }
        let successors = room(group.members.count + 1, of: Int.self)
        for place in 0...group.members.count { (successors + place).initialize(to: place) }
        return Group(
            members: members, count: group.members.count, successors: successors, keys: group.keys.view,
            slot: group.slot, fields: fields)
    }

    private func field(_ field: Schema.Field, _ words: ByteTable?) -> Field {
        var plan = Field(way: .slow, slot: field.slot, words: ByteTable.none.view, changes: nil)
        switch field.kind {
        case .text(let reading):
            plan.way = .text
            plan.changes = reading.isEmpty ? nil : table { SlotReading.changes($0, reading) }
        case .date: plan.way = .date
        case .word:
            guard let words else { break }
            plan.way = .word
            plan.words = words.view
        case .identifier:
            plan.way = .identifier
            plan.changes = table { byte in
                withUnsafeBytes(of: byte) { !SlotReading.isIdentifier($0) }
            }
        case .codes: plan.way = .codes
        case .integer, .number, .boolean, .code: break
        }
        return plan
    }

    private func table(_ holds: (UInt8) -> Bool) -> UnsafePointer<Bool> {
        let table = room(256, of: Bool.self)
        for byte in 0..<256 { (table + byte).initialize(to: holds(UInt8(byte))) }
        return UnsafePointer(table)
    }
}
