import AvalBench
import AvalJSON
import Testing

@Suite struct DeclarationSourceTests {
    private static func declarations(_ count: Int, _ change: (inout DeclarationSource.Shape) -> Void = { _ in })
        -> [UInt8]
    {
        var shape = DeclarationSource.Shape()
        change(&shape)
        var source = DeclarationSource(shape)
        return source.lines(count)
    }

    @Test func theSameSeedGivesTheSameBytes() {
        #expect(Self.declarations(100) == Self.declarations(100))
        #expect(Self.declarations(100) != Self.declarations(100) { $0.seed = 8 })
        #expect(Self.declarations(100) != Self.declarations(100) { $0.hasEdges = true })
    }

    @Test func declarationsAreAsLargeAsTheWorkloadSays() throws {
        let lines = Self.declarations(5_000).split(separator: 0x0A)
        let counts = try lines.map { try JSONReader.parse(Array($0))["salaries"]?.array?.count ?? 0 }
        let mean = Double(counts.reduce(0, +)) / Double(lines.count)
        #expect(lines.count == 5_000)
        #expect((9.0...10.0).contains(mean))
        #expect(counts.contains(1))
        #expect((counts.max() ?? 0) > 100)
        #expect((2_600...3_000).contains(lines.reduce(0) { $0 + $1.count } / lines.count))
    }

    @Test func edgeCasesStandAroundTheReformAndTheBirthday() {
        let text = String(decoding: Self.declarations(500) { $0.hasEdges = true }, as: UTF8.self)
        for sign in [
            #""date":"2025-09-30""#, #""date":"2025-10-01""#, #""date_naissance":"2007-10-01""#, #""rum":null"#,
            #""iban":"""#, #""poste":null"#, #""code_pcs":"632A""#, #""inconnu_3""#, #""date_sortie":"2020-01-01""#,
        ] {
            #expect(text.contains(sign), "\(sign)")
        }
    }
}
