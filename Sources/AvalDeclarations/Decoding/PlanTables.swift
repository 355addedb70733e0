import AvalValues

/// Makes the tables of a plan.
struct PlanTables {
    let memory: PlanMemory
    /// The table of bytes none of which is read otherwise than it stands.
    private let unchanged: UnsafePointer<Bool>
    /// The field of members that are none.
    private let nowhere: UnsafePointer<ReadingPlan.Field>

    init(memory: PlanMemory) {
        self.memory = memory
        let unchanged = memory.keep(256) { _ in false }
        self.unchanged = unchanged
        nowhere = memory.keep(1) { _ in
            ReadingPlan.Field(way: .slow, slot: 0, words: ByteTable.none.view, changes: unchanged)
        }
    }

    func record(_ record: Schema.RecordType) -> ReadingPlan.Record {
        let fields = memory.keep(record.fields.count) { field(record.fields[$0]) }
        let needed = record.fields.filter(\.isRequired).map(\.slot)
        return ReadingPlan.Record(
            groups: memory.keep(record.groups.count) { group(record.groups[$0], fields) },
            required: memory.keep(needed.count) { needed[$0] }, requiredCount: needed.count, limit: record.limit)
    }

    private func group(_ group: Schema.Group, _ fields: UnsafePointer<ReadingPlan.Field>) -> ReadingPlan.Group {
        let count = group.members.count
        let members = memory.room(count + 2, of: ReadingPlan.Member.self)
        for (index, member) in group.members.enumerated() {
            let (content, target): (ReadingPlan.Member.Content, Int) =
                switch member {
                case .field(let index): (.field, index)
                case .group(let index): (.group, index)
                case .records(let type): (.records, type)
                }
            let field = content == .field ? fields + target : nowhere
            (members + index).initialize(
                to: self.member(
                    group.keys.bytes(at: index), bit: index < 64 ? 1 << UInt64(index) : 0, content, target, field,
                    next: members + index + 1))
        }
        // After the last of all no key is expected, and what stands before the first is read nowhere.
        for index in count...count + 1 {
            (members + index).initialize(
                to: member(
                    ByteView(), bit: 0, .nothing, 0, nowhere,
                    next: index == count ? members + count : members))
        }
        return ReadingPlan.Group(members: members, start: members + count + 1, keys: group.keys.view, slot: group.slot)
    }

    /// A member; one whose key is longer than the words hold, or that has no bit, is read the slow way.
    private func member(
        _ key: ByteView, bit: UInt64, _ content: ReadingPlan.Member.Content, _ index: Int,
        _ field: UnsafePointer<ReadingPlan.Field>, next: UnsafeMutablePointer<ReadingPlan.Member>
    ) -> ReadingPlan.Member {
        let text = [UInt8(ascii: "\"")] + Array(key) + [UInt8(ascii: "\""), UInt8(ascii: ":")]
        let isPlain = content == .field && bit != 0 && text.count <= ReadingPlan.Member.keyLimit
        func words(_ byte: (Int) -> UInt8) -> (UInt64, UInt64, UInt64, UInt64) {
            func word(_ index: Int) -> UInt64 {
                UInt64(littleEndian: (0..<8).reduce(0) { $0 | UInt64(byte(index * 8 + $1)) << UInt64($1 * 8) })
            }
            return (word(0), word(1), word(2), word(3))
        }
        return ReadingPlan.Member(
            words: words { $0 < text.count ? text[$0] : 0 }, masks: words { $0 < text.count ? 0xFF : 0 },
            length: min(text.count, ReadingPlan.Member.keyLimit + 1), bit: bit, next: next,
            way: isPlain ? field.pointee.way : .slow, content: content,
            index: index, field: field)
    }

    private func field(_ field: Schema.Field) -> ReadingPlan.Field {
        var plan = ReadingPlan.Field(
            way: field.kind.plain, slot: field.slot, words: ByteTable.none.view, changes: unchanged)
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

    /// For each byte, whether it has a property.
    private func table(_ holds: (UInt8) -> Bool) -> UnsafePointer<Bool> { memory.keep(256) { holds(UInt8($0)) } }
}
