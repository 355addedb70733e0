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
    /// For each group, which key came after which: declarations mostly keep the order of their keys.
    private var successors: [[[Int32]]]
    var codeSet = BytesIndex()
    private var idSet = BytesIndex()
    private let uniqueField: (type: Int, slot: Int)?

    /// A decoder for declarations of `schema`; `uniqueField` is the list and slot whose identifiers must differ.
    public init(schema: Schema, uniqueField: (type: Int, slot: Int)?) {
        self.schema = schema
        self.uniqueField = uniqueField
        cursor.initialize(to: JSONCursor(UnsafeRawBufferPointer(start: nil, count: 0)))
        record = DeclarationRecord(schema: schema)
        words = schema.records.map { type in
            type.fields.map { field in
                if case .word(_, let words) = field.kind { ByteTable(words) } else { nil }
            }
        }
        successors = schema.records.map { type in
            type.groups.map { group in (0...group.members.count).map { Int32($0) } }
        }
    }

    deinit { cursor.deallocate() }

    /// Reads a declaration that takes up all of `bytes`, white space around it allowed.
    public func decode(_ bytes: UnsafeRawBufferPointer) throws(InputFailure) {
        record.reset()
        lists = 0
        cursor.pointee = JSONCursor(bytes)
        let first = cursor.pointee.peek()
        let start = cursor.pointee.offset
        guard first == UInt8(ascii: "{") else { throw notAnObject() }
        try object(group: 0, type: 0, row: 0, depth: Self.depthLimit)
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

    /// Reads an object into a row; the opening brace comes next.
    func object(group groupIndex: Int, type: Int, row: Int, depth: Int) throws(InputFailure) {
        guard depth > 0 else {
            throw InputFailure(.tooDeep, pointer: pointer(type, row, groupIndex), offset: cursor.pointee.offset)
        }
        let group = schema.records[type].groups[groupIndex]
        if group.slot >= 0 {
            record.row(row, of: type)[group.slot] = Slot(
                tag: .object, flag: 0, short: 0, length: 0, payload: 0)
        }
        cursor.pointee.offset += 1
        // The first 64 keys of the vocabulary are bits; what is beyond them or unknown is kept by name.
        var seen: UInt64 = 0
        var unknown: Set<[UInt8]> = []
        if !cursor.pointee.take(UInt8(ascii: "}")) {
            var last = 0
            repeat {
                _ = cursor.pointee.peek()
                let at = cursor.pointee.offset
                let key = try string(type, row, groupIndex)
                let member = find(key, in: group, after: last, type: type, groupIndex: groupIndex)
                try expectColon(type, row, groupIndex)
                if member < 0 {
                    try unknownMember(key, at: at, type, row, groupIndex, seen: &unknown, depth: depth)
                } else {
                    let isNew =
                        member < 64 ? seen & 1 << UInt64(member) == 0 : unknown.insert(Array(text(key).utf8)).inserted
                    guard isNew else {
                        throw InputFailure(
                            .duplicateKey, pointer: pointer(type, row, groupIndex, key: text(key)), offset: at)
                    }
                    seen |= 1 << UInt64(member)
                    try value(group.members[member], type: type, row: row, depth: depth)
                    last = member + 1
                }
            } while cursor.pointee.take(UInt8(ascii: ","))
            try close(UInt8(ascii: "}"), type, row, groupIndex)
        }
        if groupIndex == 0 { try checkRequired(type: type, row: row) }
    }

    /// The member of a key: first the one that came next last time, then the table.
    @inline(__always)
    private func find(_ key: RawString, in group: Schema.Group, after last: Int, type: Int, groupIndex: Int) -> Int {
        if key.escaped { return findEscaped(key, in: group) }
        let start = cursor.pointee.base + key.start
        let guess = Int(successors[type][groupIndex][last])
        if guess < group.members.count, group.keys.equals(guess, start, key.count) { return guess }
        let found = group.keys.position(start, key.count)
        if found >= 0 { successors[type][groupIndex][last] = Int32(found) }
        return found
    }

    private func findEscaped(_ key: RawString, in group: Schema.Group) -> Int {
        let bytes = Array(cursor.pointee.text(key).utf8)
        return bytes.withUnsafeBytes { group.keys.position($0) }
    }

    private func checkRequired(type: Int, row: Int) throws(InputFailure) {
        let record = self.record.row(row, of: type)
        for field in schema.records[type].fields where field.isRequired && record[field.slot].isNull {
            let pointer = self.pointer(type, row, 0) + Self.pointer(field.path)
            throw InputFailure(.missing, pointer: pointer, offset: cursor.pointee.offset)
        }
        guard type == 0 else { return }
        for (index, list) in schema.records.enumerated() where index > 0 && list.isRequired {
            if lists & (1 << UInt64(index)) == 0 {
                throw InputFailure(.missing, pointer: "/" + list.key, offset: cursor.pointee.offset)
            }
        }
        lists = 0
    }

    /// Which lists of records the root has, as bits.
    private var lists: UInt64 = 0

    // MARK: Values

    private func value(_ member: Schema.Member, type: Int, row: Int, depth: Int) throws(InputFailure) {
        switch member {
        case .field(let field):
            try self.field(field, type: type, row: row)
        case .group(let inner):
            if try null(type, row, inner) { return }
            guard cursor.pointee.peek() == UInt8(ascii: "{") else {
                throw try wrongType(.object, pointer: pointer(type, row, inner))
            }
            try object(group: inner, type: type, row: row, depth: depth - 1)
        case .records(let list):
            try records(list, depth: depth)
        }
    }

    private func records(_ list: Int, depth: Int) throws(InputFailure) {
        let type = schema.records[list]
        if try null(0, 0, 0) { return }
        guard cursor.pointee.peek() == UInt8(ascii: "[") else { throw try wrongType(.array, pointer: "/" + type.key) }
        lists |= 1 << UInt64(list)
        cursor.pointee.offset += 1
        if cursor.pointee.take(UInt8(ascii: "]")) { return }
        var row = 0
        repeat {
            guard cursor.pointee.peek() == UInt8(ascii: "{") else {
                throw try wrongType(.object, pointer: "/\(type.key)/\(row)")
            }
            if row == type.limit {
                throw InputFailure(.tooMany(limit: type.limit), pointer: "/" + type.key, offset: cursor.pointee.offset)
            }
            _ = record.tables[list].append()
            try object(group: 0, type: list, row: row, depth: depth - 2)
            row += 1
        } while cursor.pointee.take(UInt8(ascii: ","))
        try close(UInt8(ascii: "]"), 0, 0, 0)
    }

    private func unknownMember(
        _ key: RawString, at: Int, _ type: Int, _ row: Int, _ group: Int, seen: inout Set<[UInt8]>, depth: Int
    ) throws(InputFailure) {
        let name = text(key)
        guard seen.insert(Array(name.utf8)).inserted else {
            throw InputFailure(.duplicateKey, pointer: pointer(type, row, group, key: name), offset: at)
        }
        do {
            try cursor.pointee.skipValue(depth: depth - 1, checkingKeys: true)
        } catch { throw failure(error, pointer: pointer(type, row, group, key: name)) }
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
        let (base, stride) = record.rows(of: type)
        let count = record.count(of: type)
        guard count > 1 else { return }
        idSet.begin(capacity: count)
        for row in 0..<count {
            let identifier = (base + row * stride)[slot]
            if !identifier.isNull, !idSet.insert(identifier.bytes) { record.repeatedIDs.append(row) }
        }
    }

    /// The closed list of a field.
    func words(of field: Int, type: Int) -> ByteTable? { words[type][field] }
}
