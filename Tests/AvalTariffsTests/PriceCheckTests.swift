import AvalTestSupport
import RuleTestSupport
import Testing

@Suite("Prices that are not meant, or not allowed")
struct PriceCheckTests {
    static let mistakes = [
        Mistake("A price of nothing", in: "Tariffs/2024.yaml", "138.00", "⟦0.00⟧", ["prix_nul"]),
        Mistake(
            "A decimal point forgotten", in: "Tariffs/2022.yaml", "132.00", "13200", [],
            elsewhere: ["prix_invraisemblable"]),
        Mistake(
            "A contribution above what the law allows", in: "Tariffs/2025.yaml", "138.00", "⟦149.00⟧",
            ["cotisation_hors_bornes"], help: "décision de l'assemblée générale"),
        Mistake(
            "A contribution below it", in: "Tariffs/2025.yaml", "138.00", "⟦92.39⟧", ["cotisation_hors_bornes"]),
    ]

    @Test(arguments: mistakes)
    func isToldOnceWhereItStands(_ mistake: Mistake) {
        #expect(mistake.difference() == nil)
    }

    @Test(arguments: ["92.40", "138.60"])
    func theBoundsThemselvesAreAllowed(_ price: String) throws {
        let workshop = try #require(Workshop.shipped.replacing("138.00", by: price, in: "Tariffs/2025.yaml"))
        #expect(workshop.load().findings.isEmpty)
    }

    @Test func aReasonSilencesTheBounds() throws {
        let workshop = try #require(
            Workshop.shipped.replacing(
                "prix_ht: 138.00", by: "prix_ht: 149.00\n    hors_bornes: \"décision du 4 juin 2024\"",
                in: "Tariffs/2025.yaml"))
        #expect(workshop.load().findings.isEmpty)
    }

    @Test func beforeTheLawThereAreNoBounds() throws {
        let workshop = try #require(Workshop.shipped.replacing("138.00", by: "149.00", in: "Tariffs/2024.yaml"))
        #expect(workshop.load().findings.isEmpty)
    }
}
