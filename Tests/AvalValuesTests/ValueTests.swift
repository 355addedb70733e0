import AvalValues
import Testing

private let truths: [Truth] = [.yes, .no, .unknown]

@Test func logicKnowsThreeValues() {
    for one in truths {
        for other in truths {
            #expect(one.and(other) == other.and(one))
            #expect(one.or(other).negated == one.negated.and(other.negated))
            #expect(one.and(other) == .no || one != .no)
            #expect(one.or(other) == .yes || one != .yes)
        }
        #expect(Truth(one.value) == one)
    }
}

@Test func valuesOfDifferentKindsAreNeitherEqualNorDifferent() {
    #expect(Value.number(1).equals(.string("1")) == .unknown)
    #expect(Value.null.equals(.string("1")) == .no)
    #expect(Value.null.equals(.null) == .yes)
    #expect(Value.list([.number(1), .string("a")]).equals(.list([.number(1), .number(2)])) == .unknown)
    #expect(Value.list([.number(1), .string("a")]).equals(.list([.number(2), .number(2)])) == .no)
}

@Test func textsAreComparedByTheirCodePoints() {
    #expect(Value.string("é").equals(.string("e\u{301}")) == .no)
    #expect(Value.string("Z").compared(to: .string("a")) == -1)
    #expect(Value.string("é").compared(to: .string("f")) == 1)
}

@Test func aContextKeepsItsOrderAndFindsItsNames() {
    var context = Context((0..<50).map { ("n\($0)", .number($0)) })
    context["n7"] = .string("x")
    #expect(context.names.first == "n0" && context.count == 50)
    #expect(context["n7"] == .string("x") && context["n49"] == .number(49) && context["m"] == nil)
    #expect(Context([("a", .null), ("b", .null)]) == Context([("b", .null), ("a", .null)]))
}

@Test func aValueIsMadeToFitItsKind() {
    #expect(Kind.number.fit(.list([.number(1)])) == .number(1))
    #expect(Kind.list(.number).fit(.number(1)) == .list([.number(1)]))
    #expect(Kind.number.fit(.string("1")) == nil)
    #expect(Kind.number.fit(.null) == .null)
    #expect(!Kind.any.holds(.null))
    #expect(Kind.dateTime.fit(.date(CalendarDate(dayNumber: 0)))?.description == "1970-01-01T00:00:00Z")
    let domain = WordDomain(name: "sexe", words: ["F", "M"])
    #expect(Kind.word(domain).fit(.string("F")) == .string("F") && Kind.word(domain).fit(.string("X")) == nil)
}
