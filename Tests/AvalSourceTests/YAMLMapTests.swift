import AvalSource
import Testing

@Suite("Reading a mapping into a model") struct YAMLMapTests {
    /// Reads a marked text as a mapping, lets `read` get values from it, and checks what that finds at the marks.
    private func check<Value: Equatable>(
        _ text: String, _ codes: String..., expecting value: Value, location: SourceLocation = #_sourceLocation,
        _ read: (YAMLMap) -> Value
    ) throws {
        let marked = MarkedText(text)
        let log = FindingLog()
        let root = try #require(YAMLReader.read(marked.file).root, sourceLocation: location)
        let map = try #require(YAMLMap(root, what: "une règle", log: log), sourceLocation: location)
        #expect(read(map) == value, sourceLocation: location)
        #expect(
            log.findings.map(Shown.init) == zip(codes, marked.marked).map { Shown($0, $1) },
            "\(log.findings.map(\.message))", sourceLocation: location)
        #expect(codes.count == marked.marked.count, sourceLocation: location)
    }

    @Test func `an absent key is silent, or missing when required`() throws {
        try check("a: b\n", expecting: nil) { $0.string("code") }
        try check("⟦a⟧: b\n", "cle_manquante", expecting: nil) { $0.requiredString("code") }
    }

    @Test func `a key without a value is neither absent nor a text`() throws {
        try check("⟦code⟧:\n", "valeur_vide", expecting: nil) { $0.string("code") }
        try check("⟦code⟧:\n", "valeur_vide", expecting: nil) { $0.requiredString("code") }
        try check("code: ''\n", expecting: "") { $0.string("code") }
        try check("code:\n", expecting: true) { $0.has("code") }
    }

    @Test func `a key without a value whose elements stand too far left says where they go`() throws {
        let log = FindingLog()
        let file = SourceFile(path: "x.yaml", text: "- code: a\n  exemples:\n- b: c\n")
        let item = try #require(YAMLReader.read(file).root?.items?.first)
        _ = try #require(YAMLMap(item, what: "une règle", log: log)).maps("exemples", what: "un exemple")
        #expect(log.findings.map(\.code) == ["valeur_vide"])
        #expect(log.findings.first?.help?.contains("en retrait sous elle") == true)
    }

    @Test func `a value that could not be read is not told twice`() throws {
        try check("code: @x\n", expecting: nil) { $0.requiredString("code") }
        try check("code: @x\n", expecting: nil) { $0.yesNo("code") }
    }

    @Test func `unknown keys are pointed at with the nearest one not yet written`() throws {
        try check(
            "code: a\n⟦mesage⟧: b\n⟦zut⟧: c\n", "cle_inconnue", "cle_inconnue",
            expecting: [
                "vouliez-vous dire « message » ?", "clés possibles : code, message",
            ]
        ) { map in
            map.refuseUnknownKeys(["code", "message"])
            return map.log.findings.compactMap(\.help)
        }
    }

    @Test func `a text where brackets begin it is not one`() throws {
        try check("si: ⟦[18..65]⟧\n", "valeur_inattendue", expecting: nil) { $0.string("si") }
        try check("si: 12\n", expecting: "12") { $0.string("si") }
    }

    @Test func `yes and no are oui and non alone`() throws {
        try check("a: oui\nb: non\n", expecting: [true, false]) { [$0.yesNo("a"), $0.yesNo("b")] }
        try check("a: ⟦yes⟧\n", "valeur_inattendue", expecting: nil) { $0.yesNo("a") }
        try check("a: ⟦no⟧\n", "valeur_inattendue", expecting: nil) { $0.yesNo("a") }
    }

    @Test func `dates have the look of one`() throws {
        try check("a: 2023-01-31\n", expecting: "2023-01-31") { $0.dateText("a")?.string }
        try check("a: ⟦31/01/2023⟧\n", "valeur_inattendue", expecting: nil) { $0.dateText("a")?.string }
    }

    @Test func `words are those of a list`() throws {
        try check("a: bloquante\n", expecting: "bloquante") { $0.word("a", among: ["bloquante", "information"]) }
        try check("a: ⟦bloquant⟧\n", "valeur_inattendue", expecting: ["vouliez-vous dire « bloquante » ?"]) { map in
            _ = map.requiredWord("a", among: ["bloquante", "information"])
            return map.log.findings.compactMap(\.help)
        }
    }

    @Test func `lists and mappings give what they hold and leave out what is wrong`() throws {
        try check("a: [un, ⟦[deux]⟧, trois]\n", "valeur_inattendue", expecting: ["un", "trois"]) {
            $0.texts("a")?.map(\.string)
        }
        try check("a: ⟦un⟧\n", "valeur_inattendue", expecting: nil) { $0.list("a")?.count }
        try check("a:\n  - b: c\n  - ⟦d⟧\n", "valeur_inattendue", expecting: ["c"]) {
            $0.maps("a", what: "la période")?.map { $0.string("b") }
        }
        try check("a: {b: c}\n", expecting: "c") { $0.map("a", what: "la période")?.string("b") }
    }
}
