import AvalFEEL
import AvalSource
import AvalValues
import Testing

/// A day of January 2020.
private func day(_ number: Int) -> Int {
    CalendarDate(year: 2020, month: 1, day: 1).map { $0.dayNumber + number - 1 } ?? 0
}

@Suite("Lists of codes")
struct CodeListTests {
    /// Two editions with a day between them.
    private let list = CodeList(
        name: "liste",
        editions: [
            .init(name: "2", from: day(12), to: nil, codes: [("a1", "un, seconde édition"), ("c3", "trois")]),
            .init(name: "1", from: nil, to: day(10), codes: [("a1", "un"), ("b2", "deux")]),
        ])

    private func value(_ text: String) throws -> Value {
        let scope = Scope(names: ["liste": .list(.string)], codeLists: ["liste"])
        let (expression, findings) = ExpressionParser.parse(SourceText(text, name: "test"), scope: scope)
        let root = try #require(expression, "\(findings)")
        return Interpreter().evaluate(root, in: Values(codeLists: [list]))
    }

    @Test(arguments: [
        (#"connu(liste, "b2")"#, true), (#"connu(liste, "b2", @"2020-01-10")"#, true),
        (#"connu(liste, "b2", @"2020-01-12")"#, false), (#"connu(liste, "a1", @"2020-01-10")"#, true),
        (#"connu(liste, "a1", @"2020-01-11")"#, false), (#"connu(liste, "a1", @"2020-01-12")"#, true),
        (#"connu(liste, "c3", @"2020-01-10")"#, false), (#"connu(liste, "A1")"#, false),
        (#""c3" in liste"#, true), (#"list contains(liste, "b2")"#, true), ("count(liste) = 3", true),
        (#"connu(code: "b2", nomenclature: liste)"#, true),
    ])
    func aCodeIsKnownOnTheDaysOfItsEditions(_ text: String, _ isKnown: Bool) throws {
        #expect(try value(text) == .boolean(isKnown))
    }

    @Test func theLabelIsThatOfTheLastEdition() throws {
        #expect(try value(#"libelle(liste, "a1")"#) == .string("un, seconde édition"))
        #expect(try value(#"libelle(liste, "b2")"#) == .string("deux"))
    }

    @Test(arguments: [
        "connu(liste, null)", #"connu(liste, "a1", null)"#, "libelle(liste, null)", #"libelle(liste, "z")"#,
        "voisins(liste, null)", #"for liste in [["a1"]] return libelle(liste, "a1")"#,
    ])
    func nothingGivesNothing(_ text: String) throws {
        let value = try value(text)
        #expect(value == .null || value == .list([.null]))
    }

    @Test func aDayWithoutEditionIsFound() {
        #expect(list.firstGap(in: day(1)...day(20)) == day(11))
        #expect(list.firstGap(in: day(1)...day(10)) == nil)
        #expect(list.firstGap(in: day(12)...Int.max) == nil)
        #expect(list.firstGap(of: "a1", in: day(1)...day(20)) == day(11))
        #expect(list.firstGap(of: "b2", in: day(5)...day(20)) == day(11))
        #expect(list.firstGap(of: "c3", in: day(12)...day(20)) == nil)
        #expect(list.firstGap(of: "d", in: day(12)...day(20)) == day(12))
    }

    @Test(arguments: [
        "632b": ["632a", "632c", "632d"], "632": ["632a", "632c", "632d"], "623a": ["622a", "632a"], "32a": ["632a"],
        "6320a": ["632a", "632c", "632d"], "711": ["711x"], "zzzz": [], "": [], "632a": ["632c", "632d"],
        String(repeating: "6", count: 1000): [],
    ])
    func neighboursBeginAlikeOrAreOneSlipAway(_ text: String, _ codes: [String]) {
        let list = CodeList(
            name: "liste",
            editions: [
                .init(
                    name: nil, from: nil, to: nil,
                    codes: ["711x", "632d", "632c", "632a", "622a"].map { ($0, "libellé") })
            ])
        #expect(ByteView.with(text) { list.neighbours(of: $0) } == codes)
    }

    @Test func theFirstArgumentIsTheNameOfAList() throws {
        let scope = Scope(names: ["liste": .list(.string), "autre": .list(.string)], codeLists: ["liste"])
        func codes(_ text: String) throws -> [String] {
            let (expression, found) = ExpressionParser.parse(SourceText(text, name: "test"), scope: scope)
            return Checker(scope: scope).check(try #require(expression, "\(found)")).findings.map(\.code)
        }
        #expect(try codes(#"libelle(liste, "a1") = "un""#).isEmpty)
        #expect(try codes(#"libelle(autre, "a1") = "un""#) == ["argument_errone"])
        #expect(try codes(#"libelle(["a1"], "a1") = "un""#) == ["argument_errone"])
    }
}
