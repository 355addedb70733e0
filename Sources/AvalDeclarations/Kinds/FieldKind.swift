import AvalJSON
import AvalValues

/// A kind of field of the declaration: everything there is to say of it in one place.
///
/// Whoever needs something of a field (the decoder, the checks of rule files, the writers, CSV) asks its kind, so that a new
/// kind is its file and its name in `all`.
public struct FieldKind: Sendable {
    /// Writes what a cell of CSV means as JSON; false, and nothing written, where the kind cannot be made of it.
    public typealias Cell = @Sendable (Span<UInt8>, OutputBuffer) -> Bool

    /// Its name under `type` in the vocabulary.
    public let name: String
    /// The keys that a field of this kind has beside those of every field.
    public let keys: [FieldKey]
    /// How its values are read, in whatever spelling.
    let reading: FieldReading
    /// How the plain spellings of its values are read; `slow` where they are not.
    let plain: PlainReading
    /// What its slots hold.
    public let shape: @Sendable (FieldOptions) -> SlotShape
    /// How its values are written; nil where the shape of the slot tells it.
    public let form: FieldForm?
    /// What a value has to be, told to the adhérent whose value is wrong.
    public let expectation: @Sendable (FieldOptions) -> String
    /// Why a text in an example or the model is no value of it; nil where it is one, or where its reading tells.
    public let mistyping: @Sendable (String, FieldOptions) -> Mistyping?
    /// What a text in an example or the model is in a declaration.
    public let json: @Sendable (String) -> JSONValue
    /// What a cell is in a declaration; nil where it is the text that it holds.
    public let cell: Cell?
    /// A right value.
    public let example: @Sendable (FieldOptions) -> JSONValue
    /// A value that its reading and its schema refuse.
    public let counterexample: JSONValue
    /// The JSON Schema (2020-12) of its values, null left out.
    public let schema: @Sendable (FieldOptions) -> JSONValue

    init(
        _ name: String, keys: [FieldKey] = [], reading: FieldReading, plain: PlainReading = .slow,
        shape: @escaping @Sendable (FieldOptions) -> SlotShape, form: FieldForm? = nil,
        expectation: @escaping @Sendable (FieldOptions) -> String = { _ in "il faut une autre valeur" },
        mistyping: @escaping @Sendable (String, FieldOptions) -> Mistyping? = { _, _ in nil },
        json: @escaping @Sendable (String) -> JSONValue = { .string($0) }, cell: Cell? = nil,
        example: @escaping @Sendable (FieldOptions) -> JSONValue, counterexample: JSONValue,
        schema: @escaping @Sendable (FieldOptions) -> JSONValue
    ) {
        self.name = name
        self.keys = keys
        self.reading = reading
        self.plain = plain
        self.shape = shape
        self.form = form
        self.expectation = expectation
        self.mistyping = mistyping
        self.json = json
        self.cell = cell
        self.example = example
        self.counterexample = counterexample
        self.schema = schema
    }

    /// Every kind, in the order in which the vocabulary names them.
    public static let all: [FieldKind] = [
        .text, .date, .word, .integer, .number, .amount, .boolean, .identifier, .code, .codes,
    ]

    /// The kind of a name of the vocabulary.
    public static func named(_ name: String) -> FieldKind? { all.first { $0.name == name } }
}

extension FieldKind: Hashable {
    /// Kinds are told apart by their names.
    public static func == (left: FieldKind, right: FieldKind) -> Bool { left.name == right.name }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
