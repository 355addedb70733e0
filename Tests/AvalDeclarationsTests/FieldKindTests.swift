import AvalDeclarations
import AvalJSON
import AvalValues
import Testing

@Suite("Every kind of field")
struct FieldKindTests {
    private static let options = FieldOptions(list: "contrat", words: ["cdi", "cdd"], refusesNIR: true)

    /// What the decoder keeps of a value; nil where it is an input error or a wrong value.
    private static func slot(_ value: JSONValue, of kind: FieldKind) -> Slot? {
        let field = Schema.Field(
            path: ["champ"], kind: kind, options: options, slot: 0, isPersonal: false, isRequired: false, label: "champ"
        )
        let group = Schema.Group(path: [], slot: -1, keys: ["champ"], members: [.field(0)])
        let root = Schema.RecordType(
            name: "declaration", key: "", fields: [field], groups: [group], slotCount: 1, isRequired: true, limit: 1)
        let schema = Schema(records: [root], catalogue: ByteTable(["amiante", "plomb"]), widths: [1])
        let decoder = DeclarationDecoder(schema: schema, uniqueField: nil)
        let bytes = JSONWriter.bytes(of: .object([JSONMember("champ", value)]))
        return ByteView.with(bytes) { bytes in
            guard (try? decoder.decode(bytes)) != nil, decoder.record.wrongValues.isEmpty else { return nil }
            return decoder.record.root[0]
        }
    }

    @Test(arguments: FieldKind.all)
    func anExamplePassesItsSchemaAndItsReading(_ kind: FieldKind) throws {
        let example = kind.example(Self.options)
        #expect(try SchemaCheck(schema: kind.schema(Self.options)).accepts(example))
        #expect(Self.slot(example, of: kind).map { !$0.isNull } == true)
    }

    @Test(arguments: FieldKind.all)
    func aCounterexampleFailsItsSchemaAndItsReading(_ kind: FieldKind) throws {
        #expect(try !SchemaCheck(schema: kind.schema(Self.options)).accepts(kind.counterexample))
        #expect(Self.slot(kind.counterexample, of: kind) == nil)
    }

    @Test(arguments: FieldKind.all)
    func whatAnExpertWritesAsAnExampleIsAValue(_ kind: FieldKind) throws {
        // A list is written with brackets, never as one text.
        guard let text = Self.written(kind.example(Self.options)) else { return }
        #expect(kind.mistyping(text, Self.options) == nil)
        #expect(Self.slot(kind.json(text), of: kind).map { !$0.isNull } == true)
    }

    @Test(arguments: FieldKind.all)
    func aCellThatHoldsTheExampleIsTheExample(_ kind: FieldKind) throws {
        guard let text = Self.written(kind.example(Self.options)), let cell = kind.cell else { return }
        let output = OutputBuffer(capacity: 64)
        #expect(Array(text.utf8).withUnsafeBufferPointer { cell($0.span, output) } || output.count == 0)
        if output.count > 0 { #expect(try JSONReader.parse(output.array) == kind.example(Self.options)) }
    }

    @Test func eachHasANameOfItsOwn() {
        #expect(Set(FieldKind.all.map(\.name)).count == FieldKind.all.count)
        #expect(FieldKind.all.allSatisfy { FieldKind.named($0.name) == $0 })
    }

    @Test func anIdentifierThatLooksLikeANIRFailsItsSchemaAndItsReading() throws {
        let number: JSONValue = "1840675123456"
        #expect(try !SchemaCheck(schema: FieldKind.identifier.schema(Self.options)).accepts(number))
        #expect(Self.slot(number, of: .identifier) == nil)
    }

    @Test(arguments: [("12,5", "12.50"), ("1 200,50 €", "1200.50"), ("-3", "-3.00"), ("12,505", nil), ("douze", nil)])
    func anAmountIsReadAsSpreadsheetsShowIt(_ text: String, _ amount: String?) throws {
        let cell = try #require(FieldKind.amount.cell)
        let output = OutputBuffer(capacity: 64)
        let isAmount = Array(text.utf8).withUnsafeBufferPointer { cell($0.span, output) }
        #expect((isAmount ? String(decoding: output.array, as: UTF8.self) : nil) == amount.map { "\"\($0)\"" })
    }

    private static func written(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): text
        case .number(let number): number.text
        case .bool(let truth): truth ? "oui" : "non"
        default: nil
        }
    }
}

extension FieldKind: CustomTestStringConvertible {
    /// The word of the kind, in the names of tests.
    public var testDescription: String { name }
}
