import AvalJSON
import AvalValues

/// Reads one declaration's bytes straight into a record, driven by the schema; one per thread, reused.
///
/// It promises: strict JSON, the first input error in byte order, every wrong value and unknown key noted, nothing kept
/// from one declaration to the next. The bytes must stay in place while the record is used.
public final class DeclarationDecoder {
    /// The deepest nesting of a declaration.
    public static let depthLimit = 64

    /// Where the declarations are read to.
    public let record: DeclarationRecord
    let schema: Schema
    // Behind a pointer, so that reading through it is no access to the class that must be checked for each byte.
    let cursor = UnsafeMutablePointer<JSONCursor>.allocate(capacity: 1)
    /// The words of each field that has a closed list, by record type and field.
    private let words: [[ByteTable?]]
    let plan: ReadingPlan
    let catalogue: ByteTable.View
    private let typeCount: Int
    private let requiredLists: UInt64
    var codeSet = BytesIndex()
    private var idSet = BytesIndex()
    private let uniqueField: (type: Int, slot: Int)?

    /// A decoder for declarations of `schema`; `uniqueField` is the list and slot whose identifiers must differ.
    public init(schema: Schema, uniqueField: (type: Int, slot: Int)?) {
        self.schema = schema
        self.uniqueField = uniqueField
        cursor.initialize(to: JSONCursor(UnsafeRawBufferPointer(start: nil, count: 0)))
        record = DeclarationRecord(schema: schema)
        let words = schema.records.map { type in
            type.fields.map { field in
                if case .word(_, let words) = field.kind { ByteTable(words) } else { nil as ByteTable? }
            }
        }
        self.words = words
        plan = ReadingPlan(schema: schema, words: words)
        catalogue = schema.catalogue.view
        typeCount = schema.records.count
        requiredLists = schema.records.enumerated().reduce(0) {
            $1.offset > 0 && $1.element.isRequired ? $0 | 1 << UInt64($1.offset) : $0
        }
    }

    deinit {
        cursor.deallocate()
        lists.deallocate()
    }

    /// Reads a declaration that takes up all of `bytes`, white space around it allowed.
    public func decode(_ bytes: UnsafeRawBufferPointer) throws(InputFailure) {
        record.reset()
        lists.pointee = 0
        cursor.pointee = JSONCursor(bytes)
        let first = cursor.pointee.peek()
        let start = cursor.pointee.offset
        guard first == UInt8(ascii: "{") else { throw notAnObject() }
        try object(group: 0, type: 0, row: 0, record.root, depth: Self.depthLimit)
        record.source = UnsafeRawBufferPointer(rebasing: bytes[start..<cursor.pointee.offset])
        guard cursor.pointee.atEnd() else { throw InputFailure(.notJSON, pointer: "", offset: cursor.pointee.offset) }
        if let uniqueField { noteRepeatedIDs(type: uniqueField.type, slot: uniqueField.slot) }
    }

    /// A root that is no object: wrong JSON if it is none, else a wrong type.
    private func notAnObject() -> InputFailure {
        let start = cursor.pointee.offset
        do { try cursor.pointee.skipValue(depth: Self.depthLimit) } catch { return failure(error, pointer: "") }
        return InputFailure(.wrongType(expected: .object), pointer: "", offset: start)
    }

    // MARK: Objects

    /// Reads an object into a row's slots; the opening brace comes next.
    func object(
        group groupIndex: Int, type: Int, row: Int, _ slots: UnsafeMutablePointer<Slot>, depth: Int
    ) throws(InputFailure) {
        guard depth > 0 else {
            throw InputFailure(.tooDeep, pointer: pointer(type, row, groupIndex), offset: cursor.pointee.offset)
        }
        let group = plan.records[type].groups[groupIndex]
        if group.slot >= 0 { slots[group.slot] = Slot(tag: .object, flag: 0, short: 0, length: 0, payload: 0) }
        var stand = Stand(base: cursor.pointee.base, count: cursor.pointee.count, place: cursor.pointee.offset + 1)
        // The first 64 keys of the vocabulary are bits; the places of those beyond, and unknown names, are kept apart.
        var seen: UInt64 = 0
        var seenBeyond: Set<Int>?
        var unknown: Set<[UInt8]>?
        if !stand.take(UInt8(ascii: "}")) {
            var last = 0
            repeat {
                _ = stand.peek()
                let at = stand.place
                var member = group.successors[last]
                if member < group.count, stand.isAt(group.members[member]) {
                    stand.place += group.members[member].keyLength
                } else {
                    member = try key(group, after: last, &stand, type, row, groupIndex)
                }
                guard stand.take(UInt8(ascii: ":")) else { throw misplaced(stand, type, row, groupIndex) }
                _ = stand.peek()
                if member < 0 {
                    if unknown == nil { unknown = [] }
                    try unknownMember(at: at, &stand, type, row, groupIndex, seen: &unknown, depth: depth)
                    continue
                }
                let bit = member < 64 ? UInt64(1) << UInt64(member) : 0
                guard seen & bit == 0, member < 64 || Self.isNew(member, &seenBeyond) else {
                    throw repeatedKey(at: at, type, row, groupIndex)
                }
                seen |= bit
                last = member + 1
                let entry = group.members[member]
                if entry.content == .field, plainField(group.fields[entry.place], slots, &stand) { continue }
                cursor.pointee.offset = stand.place
                try value(entry, type: type, row: row, slots, depth: depth)
                stand.place = cursor.pointee.offset
            } while stand.take(UInt8(ascii: ","))
            guard stand.take(UInt8(ascii: "}")) else { throw misplaced(stand, type, row, groupIndex) }
        }
        cursor.pointee.offset = stand.place
        if groupIndex == 0 { try checkRequired(type: type, row: row, slots) }
    }

    /// The member of a key that is not the expected one; -1 where the vocabulary does not know it.
    private func key(
        _ group: ReadingPlan.Group, after last: Int, _ stand: inout Stand, _ type: Int, _ row: Int, _ groupIndex: Int
    ) throws(InputFailure) -> Int {
        cursor.pointee.offset = stand.place
        let key = try string(type, row, groupIndex)
        stand.place = cursor.pointee.offset
        if key.escaped { return findEscaped(key, in: schema.records[type].groups[groupIndex]) }
        let found = group.keys.position(stand.base + key.start, key.count)
        if found >= 0 { group.successors[last] = found }
        return found
    }

    private static func isNew(_ member: Int, _ seen: inout Set<Int>?) -> Bool {
        var members = seen ?? []
        defer { seen = members }
        return members.insert(member).inserted
    }

    /// The failure of a byte that cannot stand here.
    private func misplaced(_ stand: Stand, _ type: Int, _ row: Int, _ group: Int) -> InputFailure {
        cursor.pointee.offset = stand.place
        return failure(cursor.pointee.unexpected(), pointer: pointer(type, row, group))
    }

    /// The failure of a key that its object has already; its first byte is at `place`.
    private func repeatedKey(at place: Int, _ type: Int, _ row: Int, _ group: Int) -> InputFailure {
        cursor.pointee.offset = place
        // The key was read once, so that this cannot fail.
        let key = (try? cursor.pointee.string()).map { text($0) }
        return InputFailure(.duplicateKey, pointer: pointer(type, row, group, key: key), offset: place)
    }

    private func findEscaped(_ key: RawString, in group: Schema.Group) -> Int {
        let bytes = Array(cursor.pointee.text(key).utf8)
        return bytes.withUnsafeBytes { group.keys.position($0) }
    }

    @inline(__always)
    private func checkRequired(type: Int, row: Int, _ slots: UnsafeMutablePointer<Slot>) throws(InputFailure) {
        let record = plan.records[type]
        for place in 0..<record.requiredCount where slots[record.required[place]].isNull {
            throw missing(type: type, row: row, slots)
        }
        if type == 0, requiredLists & ~lists.pointee != 0 { throw missing(type: type, row: row, slots) }
    }

    /// The first field or list that must be there and is not.
    private func missing(type: Int, row: Int, _ slots: UnsafeMutablePointer<Slot>) -> InputFailure {
        var path = schema.records[type].fields.first { $0.isRequired && slots[$0.slot].isNull }.map { $0.path } ?? []
        if path.isEmpty {
            let list = (1..<typeCount).first { requiredLists & ~lists.pointee & 1 << UInt64($0) != 0 }
            path = list.map { [schema.records[$0].key] } ?? []
        }
        return InputFailure(
            .missing, pointer: pointer(type, row, 0) + Self.pointer(path), offset: cursor.pointee.offset)
    }

    /// Which lists of records the root has, as bits.
    private let lists = UnsafeMutablePointer<UInt64>.allocate(capacity: 1)

    // MARK: Values

    private func value(
        _ member: ReadingPlan.Member, type: Int, row: Int, _ slots: UnsafeMutablePointer<Slot>, depth: Int
    ) throws(InputFailure) {
        switch member.content {
        case .field:
            try self.field(member.place, type: type, row: row)
        case .group:
            let inner = member.place
            if try null(type, row, inner) { return }
            guard cursor.pointee.peek() == UInt8(ascii: "{") else {
                throw try wrongType(.object, pointer: pointer(type, row, inner))
            }
            try object(group: inner, type: type, row: row, slots, depth: depth - 1)
        case .records:
            try records(member.place, depth: depth)
        }
    }

    private func records(_ list: Int, depth: Int) throws(InputFailure) {
        let type = schema.records[list]
        if try null(0, 0, 0) { return }
        guard cursor.pointee.peek() == UInt8(ascii: "[") else { throw try wrongType(.array, pointer: "/" + type.key) }
        lists.pointee |= 1 << UInt64(list)
        cursor.pointee.offset += 1
        if cursor.pointee.take(UInt8(ascii: "]")) { return }
        var row = 0
        let limit = type.limit
        repeat {
            guard cursor.pointee.peek() == UInt8(ascii: "{") else {
                throw try wrongType(.object, pointer: "/\(type.key)/\(row)")
            }
            if row == limit {
                throw InputFailure(.tooMany(limit: limit), pointer: "/" + type.key, offset: cursor.pointee.offset)
            }
            let slots = record.tables[list].append()
            try object(group: 0, type: list, row: row, slots, depth: depth - 2)
            row += 1
        } while cursor.pointee.take(UInt8(ascii: ","))
        try close(UInt8(ascii: "]"), 0, 0, 0)
    }

    /// Steps over a value that the vocabulary does not know; its key is at `place`, the value comes next.
    private func unknownMember(
        at place: Int, _ stand: inout Stand, _ type: Int, _ row: Int, _ group: Int, seen: inout Set<[UInt8]>?,
        depth: Int
    ) throws(InputFailure) {
        cursor.pointee.offset = place
        let name = text(try string(type, row, group))
        guard seen?.insert(Array(name.utf8)).inserted ?? true else {
            throw InputFailure(.duplicateKey, pointer: pointer(type, row, group, key: name), offset: place)
        }
        cursor.pointee.offset = stand.place
        do {
            try cursor.pointee.skipValue(depth: depth - 1, checkingKeys: true)
        } catch { throw failure(error, pointer: pointer(type, row, group, key: name)) }
        stand.place = cursor.pointee.offset
        noteUnknown(name, type, row, group)
    }

    private func noteUnknown(_ name: String, _ type: Int, _ row: Int, _ group: Int) {
        let shown = InputFailure.looksLikeField(name) ? name : nil
        let isKnown = record.unknownFields.contains { $0.name == shown }
        if isKnown { return }
        guard record.unknownFields.count < DeclarationRecord.unknownFieldLimit else {
            record.hasMoreUnknownFields = true
            return
        }
        record.unknownFields.append(.init(type: type, row: row, group: group, name: shown))
    }

    private func noteRepeatedIDs(type: Int, slot: Int) {
        let count = record.count(of: type)
        guard count > 1, count > 64 || mayRepeat(type: type, slot: slot) else { return }
        let (base, stride) = record.rows(of: type)
        idSet.begin(capacity: count)
        for row in 0..<count {
            let identifier = (base + row * stride)[slot]
            if !identifier.isNull, !idSet.insert(identifier.bytes) { record.repeatedIDs.append(row) }
        }
    }

    /// Whether two of a few identifiers might be the same: they are held against each other only where a bit drawn from
    /// each was drawn before.
    private func mayRepeat(type: Int, slot: Int) -> Bool {
        let (base, stride) = record.rows(of: type)
        var drawn: UInt64 = 0
        for row in 0..<record.count(of: type) {
            let identifier = base[row * stride + slot]
            if identifier.isNull { continue }
            let bit = UInt64(1) << (Self.mixed(identifier) >> 58)
            if drawn & bit != 0, (0..<row).contains(where: { Self.same(base[$0 * stride + slot], identifier) }) {
                return true
            }
            drawn |= bit
        }
        return false
    }

    @inline(__always)
    private static func mixed(_ identifier: Slot) -> UInt64 {
        var value = UInt64(identifier.length)
        for byte in identifier.bytes { value = value << 8 ^ UInt64(byte) ^ value >> 56 }
        return value &* 0x9E37_79B9_7F4A_7C15
    }

    @inline(__always)
    private static func same(_ left: Slot, _ right: Slot) -> Bool {
        guard !left.isNull, left.length == right.length, let first = left.bytes.baseAddress,
            let second = right.bytes.baseAddress
        else { return false }
        return sameBytes(
            first.assumingMemoryBound(to: UInt8.self), second.assumingMemoryBound(to: UInt8.self), Int(left.length))
    }

    /// The closed list of a field.
    func words(of field: Int, type: Int) -> ByteTable? { words[type][field] }
}
