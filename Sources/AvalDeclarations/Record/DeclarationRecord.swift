import AvalValues

/// One declaration as judging sees it: rows of slots, lists of codes, and what the reader noticed.
///
/// It is reused from one declaration to the next and belongs to one thread. Texts point into the input line, which must
/// stay in place as long as the record is looked at.
public final class DeclarationRecord {
    /// A value that could not be read as its kind.
    public struct WrongValue {
        /// The record type and row it stands in.
        public let type: Int
        /// The row, 0 for the root.
        public let row: Int
        /// The position of the field in its record type.
        public let field: Int
    }

    /// A key that the vocabulary does not know.
    public struct UnknownField {
        /// The record type and row of the object that has it.
        public let type: Int
        /// The row, 0 for the root.
        public let row: Int
        /// The object, by its position in the record's groups.
        public let group: Int
        /// The key, when it looks like a field's name; else nil, since it may be anything.
        public let name: String?
    }

    /// The schema that it follows.
    public let schema: Schema
    /// The tables, one a record type.
    private let tables: OwnedMemory<RowTable>
    let arena = Arena()
    private var codeList = CodeList()
    /// The wrong values, in the order of the declaration's bytes.
    public internal(set) var wrongValues: [WrongValue] = []
    /// The first unknown keys met, each name once, at most `unknownFieldLimit`.
    public internal(set) var unknownFields: [UnknownField] = []
    /// Whether there were more unknown keys than are kept.
    public internal(set) var hasMoreUnknownFields = false
    /// The most unknown keys kept.
    public static let unknownFieldLimit = 8
    /// The rows of the unique field's table whose identifier stood before, ascending.
    public internal(set) var repeatedIDs: [Int] = []
    /// The bytes of the declaration, white space around it left out.
    public internal(set) var source = ByteView()

    /// An empty record for declarations of `schema`.
    public init(schema: Schema) {
        self.schema = schema
        tables = OwnedMemory(count: schema.widths.count) { type in
            RowTable(width: schema.widths[type], capacity: type == 0 ? 1 : 64)
        }
    }

    /// The root's slots.
    public var root: SlotRow { SlotRow(tables[0].slots.start) }
    /// How many records of a type there are.
    public func count(of type: Int) -> Int { tables[type].count }
    /// The slots of one record.
    public func row(_ row: Int, of type: Int) -> SlotRow { tables[type].row(row) }
    /// The records of a type.
    public func rows(of type: Int) -> RecordRows { tables[type].rows }
    /// The codes of all lists, each list in one run, in the order written.
    public var codes: UnsafeMutablePointer<CodeEntry> { codeList.entries.start }
    var codeCount: Int { codeList.count }
    /// The codes of a list.
    public func codes(of slot: Slot) -> UnsafeBufferPointer<CodeEntry> {
        guard slot.tag == .codes else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeBufferPointer(start: codes + Int(slot.length), count: Int(slot.short))
    }

    /// Makes a value that was read a wrong one, for reasons that reading does not know: the position of its field in the type.
    public func refuse(_ field: Int, ofRow row: Int, of type: Int) {
        self.row(row, of: type)[schema.records[type].fields[field].slot] = .wrong
        wrongValues.append(.init(type: type, row: row, field: field))
    }

    /// Makes it ready for the next declaration.
    public func reset() {
        for type in 0..<schema.widths.count { tables[type].reset() }
        _ = tables[0].append()
        arena.reset()
        codeList.reset()
        hasMoreUnknownFields = false
        if !wrongValues.isEmpty { wrongValues.removeAll(keepingCapacity: true) }
        if !unknownFields.isEmpty { unknownFields.removeAll(keepingCapacity: true) }
        if !repeatedIDs.isEmpty { repeatedIDs.removeAll(keepingCapacity: true) }
    }

    /// Adds a record of nulls to a list.
    @inline(__always)
    func appendRow(to type: Int) -> SlotRow { tables[type].append() }

    @inline(__always)
    func append(_ entry: CodeEntry) { codeList.append(entry) }

    func truncateCodes(to count: Int) { codeList.truncate(to: count) }
}
