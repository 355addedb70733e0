import AvalValues

/// The form of a declaration, built at load from the vocabulary: which objects it has, which fields, and where each is kept.
///
/// A declaration is one root record and some lists of records below it (`salaries`). Objects inside a record
/// (`adherent.adresse`) are no records: their fields are fields of the record, with a longer path.
public final class Schema: Sendable {
    /// One field of a record. The parts of a schema are shared objects: reading looks at them for every value.
    public final class Field: Sendable {
        /// The keys from the record to the field (`["adherent", "siret"]`).
        public let path: [String]
        /// What it holds.
        public let kind: FieldKind
        /// What more the vocabulary says of it.
        public let options: FieldOptions
        /// Where it is kept in its record.
        public let slot: Int
        /// Whether it may identify a person: such a value never leaves.
        public let isPersonal: Bool
        /// Whether its absence is an input error.
        public let isRequired: Bool
        /// What people call it, in French.
        public let label: String
        /// What other programs call it in their exports.
        public let otherNames: [String]
        /// Its closed list of words; nil without one.
        let words: ByteTable?

        /// A field, as the vocabulary describes it.
        public init(
            path: [String], kind: FieldKind, options: FieldOptions = FieldOptions(), slot: Int, isPersonal: Bool,
            isRequired: Bool, label: String, otherNames: [String] = []
        ) {
            self.path = path
            self.kind = kind
            self.options = options
            self.slot = slot
            self.isPersonal = isPersonal
            self.isRequired = isRequired
            self.label = label
            self.otherNames = otherNames
            words = options.words.isEmpty ? nil : ByteTable(options.words)
        }
    }

    /// An object inside a record, or the record itself.
    public final class Group: Sendable {
        /// The keys from the record to the object; empty for the record itself.
        public let path: [String]
        /// Where it is kept whether the object is there; -1 for the record itself.
        public let slot: Int
        /// Its keys, in the order of `members`.
        public let keys: ByteTable
        /// What stands under each key.
        public let members: [Member]

        /// A group of `members` under the keys of the same positions.
        public init(path: [String], slot: Int, keys: [String], members: [Member]) {
            self.path = path
            self.slot = slot
            self.keys = ByteTable(keys)
            self.members = members
        }
    }

    /// What stands under a key of an object.
    public enum Member: Sendable {
        /// A field, by its position in the record's fields.
        case field(Int)
        /// An object, by its position in the record's groups.
        case group(Int)
        /// A list of records, by the position of their type in the schema.
        case records(Int)
    }

    /// A record: the root, or the element of a list.
    public final class RecordType: Sendable {
        /// What one of them is called in rules (`salarie`); `declaration` for the root.
        public let name: String
        /// The root's key that holds the list (`salaries`); empty for the root.
        public let key: String
        /// Its fields.
        public let fields: [Field]
        /// Its objects; the record itself is the first.
        public let groups: [Group]
        /// How many slots its fields and objects take; computed facts are kept after them.
        public let slotCount: Int
        /// Whether the list must be there.
        public let isRequired: Bool
        /// The most elements its list may have.
        public let limit: Int
        /// The positions of the fields by their paths, names joined by points.
        private let positions: TextMap<Int>

        /// A record type.
        public init(
            name: String, key: String, fields: [Field], groups: [Group], slotCount: Int, isRequired: Bool, limit: Int
        ) {
            self.name = name
            self.key = key
            self.fields = fields
            self.groups = groups
            self.slotCount = slotCount
            self.isRequired = isRequired
            self.limit = limit
            positions = TextMap(
                fields.enumerated().map { ($1.path.joined(separator: "."), $0) },
                uniquingKeysWith: { first, _ in first })
        }

        /// The field of a path.
        public func field(_ path: [String]) -> Field? {
            positions[path.count == 1 ? path[0] : path.joined(separator: ".")].map { fields[$0] }
        }
    }

    /// The root, then the types of the lists' elements.
    public let records: [RecordType]
    /// The catalogue of determinant codes, in its order: their positions are the bits of a list of codes.
    public let catalogue: ByteTable
    /// How many slots a record of each type takes in all, computed facts included.
    public let widths: [Int]

    /// A schema; `widths` counts the slots of each record type with its computed facts.
    public init(records: [RecordType], catalogue: ByteTable, widths: [Int]) {
        self.records = records
        self.catalogue = catalogue
        self.widths = widths
    }

    /// The position of the record type of a name.
    public func type(named name: String) -> Int? { records.firstIndex { $0.name == name } }

    /// The field of a path in a record type.
    public func field(_ path: [String], in type: Int) -> Field? { records[type].field(path) }
}
