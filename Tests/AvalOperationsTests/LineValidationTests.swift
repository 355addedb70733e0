import AvalJSON
import AvalOperations
import AvalTestSupport
import AvalValues
import Testing

/// Inputs of declarations, piece by piece: a line for each.
struct LineValidationTests {
    private static let good = String(decoding: JSONWriter.bytes(of: Declarations.plain), as: UTF8.self)

    private func validation(_ form: LineValidation.Form = .json, limit: Int = 1 << 20) throws -> LineValidation {
        LineValidation(try Shipped.rulebook(), options: .brief, form: form, limit: limit)
    }

    private func add(_ text: String, to validation: LineValidation, isLast: Bool = false) {
        ByteView.with(text) { validation.add($0, isLast: isLast) }
    }

    private func lines(_ validation: LineValidation) -> [JSONValue] {
        validation.output.bytes.split(separator: 0x0A).map { (try? JSONReader.parse(Array($0))) ?? .null }
    }

    @Test func aDeclarationIsJudgedOnceItsLineIsWhole() throws {
        let validation = try validation()
        add(String(Self.good.prefix(20)), to: validation)
        #expect(validation.output.count == 0)
        add(String(Self.good.dropFirst(20)) + "\n" + Self.good, to: validation)
        #expect(lines(validation).count == 1)
        add("", to: validation, isLast: true)
        #expect(lines(validation).map { $0["statut"]?.string } == ["acceptee", "acceptee"])
        #expect(!validation.hasRefusal)
    }

    @Test func aLineThatCannotBeJudgedIsToldWhereItStandsAndTheNextIsJudged() throws {
        let validation = try validation()
        add("\n{\"exercice\": 5}\n" + Self.good + "\n", to: validation, isLast: true)
        let found = lines(validation)
        #expect(found.map { $0["statut"]?.string } == ["illisible", "acceptee"])
        #expect(found[0]["ligne"]?.integer == 2 && found[0].at("/erreur/code")?.integer == -32602)
        #expect(validation.hasRefusal)
    }

    @Test func aLineTooLongIsToldWithTheLimit() throws {
        let validation = try validation(limit: 30)
        add("{}\n" + Self.good + "\n", to: validation, isLast: true)
        #expect(lines(validation).map { $0.at("/erreur/code")?.integer } == [-32602, -32001])
    }

    @Test func whatAnInputLeftUnfinishedIsForgottenWhenAnotherBegins() throws {
        let validation = try validation()
        add(Self.good + "\n{\"numero\"", to: validation)
        validation.begin()
        add(Self.good, to: validation, isLast: true)
        #expect(lines(validation).map { $0["statut"]?.string } == ["acceptee", "acceptee"])
    }

    @Test func aPersonReadsTextInsteadOfVerdicts() throws {
        let validation = try validation(.text)
        add(Self.good, to: validation, isLast: true)
        #expect(
            validation.output.bytes.text == """
                Déclaration n° 5 : acceptée
                  Aucune anomalie.
                  Total : 138,00 € HT, TVA 27,60 €, 165,60 € TTC


                """)
    }
}
