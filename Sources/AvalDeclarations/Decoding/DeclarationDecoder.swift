import AvalJSON
import AvalValues

/// Reads one declaration's bytes straight into a record, driven by the schema; one per thread, reused.
///
/// It promises: strict JSON, the first input error in byte order, every wrong value and unknown key noted, nothing kept
/// from one declaration to the next. The bytes must stay where they are while the record is used.
public final class DeclarationDecoder {
    /// The deepest nesting of a declaration.
    public static let depthLimit = 64
    /// The most keys that the vocabulary does not know, those within them included: nothing else bounds them.
    public static let unknownKeyLimit = 100_000

    /// Where the declarations are read to.
    public let record: DeclarationRecord
    let schema: Schema
    var cursor = JSONCursor(ByteView())
    let plan: ReadingPlan
    let catalogue: ByteTable.View
    private let typeCount: Int
    private let requiredLists: UInt64
    var codeSet = BytesIndex()
    private var idSet = BytesIndex()
    /// How many unknown keys may still come.
    private var unknownKeysLeft = unknownKeyLimit
    private let uniqueField: (type: Int, slot: Int)?

    /// A decoder for declarations of `schema`; `uniqueField` is the list and slot whose identifiers must differ.
    public init(schema: Schema, uniqueField: (type: Int, slot: Int)?) {
        self.schema = schema
        self.uniqueField = uniqueField
        record = DeclarationRecord(schema: schema)
        plan = ReadingPlan(schema: schema)
        catalogue = schema.catalogue.view
        typeCount = schema.records.count
        requiredLists = schema.records.enumerated().reduce(0) {
            $1.offset > 0 && $1.element.isRequired ? $0 | 1 << UInt64($1.offset) : $0
        }
    }

    /// Reads a declaration that takes up all of `bytes`, white space around it allowed.
    public func decode(_ bytes: ByteView) throws(InputError) {
        record.reset()
        lists = 0
        unknownKeysLeft = Self.unknownKeyLimit
        cursor = JSONCursor(bytes)
        let first = cursor.peek()
        let start = cursor.offset
        guard first == UInt8(ascii: "{") else { throw notAnObject() }
        try object(group: 0, type: 0, row: 0, record.root, depth: Self.depthLimit)
        record.source = bytes[start..<cursor.offset]
        guard cursor.atEnd() else { throw inputError(cursor.unexpected(), pointer: "") }
        if let uniqueField { noteRepeatedIDs(type: uniqueField.type, slot: uniqueField.slot) }
    }

    /// A root that is no object: wrong JSON if it is none, else a wrong type.
    private func notAnObject() -> InputError {
        let start = cursor.offset
        do { try cursor.skipValue(depth: Self.depthLimit) } catch { return inputError(error, pointer: "") }
        return InputError(.wrongType(expected: .object), pointer: "", offset: start)
    }

    // MARK: Objects

    /// Reads an object into a row's slots; the opening brace comes next.
    func object(
        group groupIndex: Int, type: Int, row: Int, _ slots: SlotRow, depth: Int
    ) throws(InputError) {
        guard depth > 0 else {
            throw InputError(.tooDeep, pointer: pointer(type, row, groupIndex), offset: cursor.offset)
        }
        let group = plan.records[type].groups + groupIndex
        let isThere = group.pointee.slot
        if isThere >= 0 { slots[isThere] = Slot(tag: .object, flag: 0, short: 0, length: 0, payload: 0) }
        var stand = ObjectStand(offset: cursor.offset + 1, last: group.pointee.start)
        plainMembers(slots, &stand)
        if stand.stage != .end {
            try otherMembers(OpenObject(group: groupIndex, type: type, row: row, depth: depth), slots, &stand)
        }
        cursor.offset = stand.offset
        if groupIndex == 0 { try checkRequired(type: type, row: row, slots) }
    }

    /// Which object is read.
    struct OpenObject {
        let group: Int
        let type: Int
        let row: Int
        let depth: Int
    }

    /// Keys that no bit stands for.
    private struct OtherKeys {
        var beyond: Set<Int> = []
        var unknown: Set<[UInt8]> = []
    }

    /// Reads the members that are not spelt plainly, or not in the order of last time, and hands back to the others.
    private func otherMembers(
        _ object: OpenObject, _ slots: SlotRow, _ stand: inout ObjectStand
    ) throws(InputError) {
        var others = OtherKeys()
        if stand.isAtStart(of: plan.records[object.type].groups[object.group]), take(UInt8(ascii: "}"), &stand) {
            return
        }
        while true {
            if stand.stage == .key {
                try member(object, slots, &stand, &others)
                stand.stage = .value
            }
            if take(UInt8(ascii: "}"), &stand) { return }
            guard take(UInt8(ascii: ","), &stand) else { throw misplaced(stand, object) }
            plainMembers(slots, &stand)
            if stand.stage == .end { return }
        }
    }

    /// Reads one member, whatever its key, spelling and order.
    private func member(
        _ object: OpenObject, _ slots: SlotRow, _ stand: inout ObjectStand, _ others: inout OtherKeys
    ) throws(InputError) {
        cursor.offset = stand.offset
        _ = cursor.peek()
        let at = cursor.offset
        guard let member = try key(object, after: stand.last) else {
            return try unknownMember(at: at, object, &stand, seen: &others.unknown)
        }
        let number = member - plan.records[object.type].groups[object.group].members
        let isNew =
            member.pointee.bit == 0 ? others.beyond.insert(number).inserted : stand.seen & member.pointee.bit == 0
        guard isNew else { throw repeatedKey(at: at, object) }
        stand.seen |= member.pointee.bit
        stand.last = member
        try value(member, object, slots)
        stand.offset = cursor.offset
    }

    /// Steps over a key and its colon; nil where the vocabulary does not know it.
    private func key(
        _ object: OpenObject, after last: UnsafeMutablePointer<ReadingPlan.Member>
    ) throws(InputError) -> UnsafeMutablePointer<ReadingPlan.Member>? {
        let (start, base) = (cursor.offset, cursor.base)
        let expected = last.pointee.next
        if start + ReadingPlan.Member.keyLimit <= cursor.count, expected.pointee.isShort,
            expected.pointee.stands(at: base + start)
        {
            cursor.offset = start + expected.pointee.length
            return expected
        }
        let key = try string(object.type, object.row, object.group)
        guard cursor.take(UInt8(ascii: ":")) else { throw misplaced(object) }
        let group = plan.records[object.type].groups[object.group]
        let found =
            key.escaped
            ? findEscaped(key, in: schema.records[object.type].groups[object.group])
            : group.keys.position(base + key.start, key.count)
        if found < 0 { return nil }
        last.pointee.next = group.members + found
        return group.members + found
    }

    /// Steps over a byte if it comes next, and notes what that means for the object.
    private func take(_ byte: UInt8, _ stand: inout ObjectStand) -> Bool {
        cursor.offset = stand.offset
        let isThere = cursor.take(byte)
        // White space is behind us either way: an error is where something else stands.
        stand.offset = cursor.offset
        guard isThere else { return false }
        stand.stage = byte == UInt8(ascii: "}") ? .end : .key
        return true
    }

    /// The error of a byte that cannot stand here.
    private func misplaced(_ stand: ObjectStand, _ object: OpenObject) -> InputError {
        cursor.offset = stand.offset
        return misplaced(object)
    }

    private func misplaced(_ object: OpenObject) -> InputError {
        inputError(cursor.unexpected(), pointer: pointer(object.type, object.row, object.group))
    }

    /// The error of a key that its object has already; its first byte is at `offset`.
    private func repeatedKey(at offset: Int, _ object: OpenObject) -> InputError {
        cursor.offset = offset
        // The key was read once, so that this cannot fail.
        let key = (try? cursor.string()).map { text($0) }
        return InputError(
            .duplicateKey, pointer: pointer(object.type, object.row, object.group, key: key), offset: offset)
    }

    private func findEscaped(_ key: RawString, in group: Schema.Group) -> Int {
        let bytes = Array(cursor.text(key).utf8)
        return ByteView.with(bytes) { group.keys.position($0) }
    }

    @inline(__always)
    private func checkRequired(type: Int, row: Int, _ slots: SlotRow) throws(InputError) {
        let record = plan.records[type]
        for index in 0..<record.requiredCount where slots[record.required[index]].isNull {
            throw missing(type: type, row: row, slots)
        }
        if type == 0, requiredLists & ~lists != 0 { throw missing(type: type, row: row, slots) }
    }

    /// The first field or list that must be there and is not.
    private func missing(type: Int, row: Int, _ slots: SlotRow) -> InputError {
        var path = schema.records[type].fields.first { $0.isRequired && slots[$0.slot].isNull }.map { $0.path } ?? []
        if path.isEmpty {
            let list = (1..<typeCount).first { requiredLists & ~lists & 1 << UInt64($0) != 0 }
            path = list.map { [schema.records[$0].key] } ?? []
        }
        return InputError(
            .missing, pointer: pointer(type, row, 0) + Self.pointer(path), offset: cursor.offset)
    }

    /// Which lists of records the root has, as bits.
    private var lists: UInt64 = 0

    // MARK: Values

    private func value(
        _ member: UnsafeMutablePointer<ReadingPlan.Member>, _ object: OpenObject, _ slots: SlotRow
    ) throws(InputError) {
        let (index, type, row) = (member.pointee.index, object.type, object.row)
        switch member.pointee.content {
        case .field:
            _ = cursor.peek()
            if !plainValue(member, slots) { try self.field(index, type: type, row: row) }
        case .group:
            if try null(type, row, index) { return }
            guard cursor.peek() == UInt8(ascii: "{") else {
                throw try wrongType(.object, pointer: pointer(type, row, index))
            }
            try self.object(group: index, type: type, row: row, slots, depth: object.depth - 1)
        case .records:
            try records(index, depth: object.depth)
        case .nothing: break
        }
    }

    private func records(_ list: Int, depth: Int) throws(InputError) {
        func key() -> String { schema.records[list].key }
        if try null(0, 0, 0) { return }
        guard cursor.peek() == UInt8(ascii: "[") else { throw try wrongType(.array, pointer: "/" + key()) }
        lists |= 1 << UInt64(list)
        cursor.offset += 1
        if cursor.take(UInt8(ascii: "]")) { return }
        var row = 0
        let limit = plan.records[list].limit
        repeat {
            guard cursor.peek() == UInt8(ascii: "{") else {
                throw try wrongType(.object, pointer: "/\(key())/\(row)")
            }
            if row == limit {
                throw InputError(.tooMany(limit: limit), pointer: "/" + key(), offset: cursor.offset)
            }
            try object(group: 0, type: list, row: row, record.appendRow(to: list), depth: depth - 2)
            row += 1
        } while cursor.take(UInt8(ascii: ","))
        try close(UInt8(ascii: "]"), 0, 0, 0)
    }

    /// Steps over a value that the vocabulary does not know; its key is at `offset`, the value comes next.
    private func unknownMember(
        at offset: Int, _ object: OpenObject, _ stand: inout ObjectStand, seen: inout Set<[UInt8]>
    ) throws(InputError) {
        _ = cursor.peek()
        let value = cursor.offset
        cursor.offset = offset
        let name = text(try string(object.type, object.row, object.group))
        func pointer() -> String { self.pointer(object.type, object.row, object.group, key: name) }
        if unknownKeysLeft == 0 {
            throw InputError(.tooManyUnknown(limit: Self.unknownKeyLimit), pointer: pointer(), offset: offset)
        }
        unknownKeysLeft -= 1
        guard seen.insert(Array(name.utf8)).inserted else {
            throw InputError(.duplicateKey, pointer: pointer(), offset: offset)
        }
        cursor.offset = value
        do {
            try cursor.skipValue(depth: object.depth - 1, keys: &unknownKeysLeft)
        } catch { throw inputError(error, pointer: pointer()) }
        stand.offset = cursor.offset
        noteUnknown(name, object.type, object.row, object.group)
    }

    private func noteUnknown(_ name: String, _ type: Int, _ row: Int, _ group: Int) {
        let shown = InputError.looksLikeField(name) ? name : nil
        let isKnown = record.unknownFields.contains { $0.name == shown }
        if isKnown { return }
        guard record.unknownFields.count < DeclarationRecord.unknownFieldLimit else {
            record.hasMoreUnknownFields = true
            return
        }
        record.unknownFields.append(.init(type: type, row: row, group: group, name: shown))
    }

    private func noteRepeatedIDs(type: Int, slot: Int) {
        let rows = record.rows(of: type)
        guard rows.count > 1, mayRepeat(rows, slot) else { return }
        idSet.begin(capacity: rows.count)
        for row in 0..<rows.count {
            let identifier = rows[row][slot]
            if !identifier.isNull, !idSet.insert(identifier.bytes) { record.repeatedIDs.append(row) }
        }
    }

    /// Whether two identifiers might be the same: not where each is longer than the one before, or as long and greater, as
    /// those are that count up.
    private func mayRepeat(_ rows: RecordRows, _ slot: Int) -> Bool {
        var last = (length: 0, value: UInt64(0))
        for row in 0..<rows.count {
            let identifier = rows[row][slot]
            if identifier.isNull { continue }
            guard identifier.length <= 8 else { return true }
            let value = identifier.bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            let length = Int(identifier.length)
            guard length > last.length || length == last.length && value > last.value else { return true }
            last = (length, value)
        }
        return false
    }
}
