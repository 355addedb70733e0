import AvalJSON
import AvalTestSupport
import RuleTestSupport
import Testing

@Suite("Fees for what a declaration counts")
struct EventTariffTests {
    private static let tariff = """
        exercice: 2023
        tva: 20.00
        lignes:
          - code: absence
            genre: par_evenement
            libelle: Absence
            nombre: absences_dans_l_exercice
            unite: absence
            prix_ht: 45.00

        """

    private func absences(_ days: String...) -> JSONValue {
        Declarations.plain.with("/absences", .array(days.map { ["date": .string($0)] }))
    }

    @Test func onlyMissedVisitsOfTheExerciceAreBilled() throws {
        let estimate = try Estimates(Self.tariff)
        #expect(estimate(Declarations.plain)["total_ht"] == "0.00")
        #expect(
            estimate(absences("2023-01-01", "2022-12-31", "2023-12-31")).at("/lignes/0") == [
                "tarif": "absence", "libelle": "Absence", "quantite": 2, "prix_unitaire_ht": "45.00",
                "total_ht": "90.00", "taux_tva": "20.00", "unite": "absence",
            ])
    }

    @Test func peopleAreToldWhatIsCounted() throws {
        #expect(
            try Estimates(Self.tariff).text(absences("2023-03-01")).contains(
                "  Absence : 1 absence × 45,00 € = 45,00 € HT\n"))
    }

    @Test func aNumberThatIsNoCountBillsNothingAndSaysSo() throws {
        let facts = try Shipped.text(ofRules: "faits.yaml").replacing(
            "count(absences[date.year = exercice])", with: "exercice / 2")
        let estimate = try Estimates(Self.tariff, rules: ["faits.yaml": facts])(Declarations.plain)
        #expect(estimate["total_ht"] == "0.00")
        #expect(estimate.at("/lignes/0/detail")?.string?.contains("rien n'est compté") == true)
    }

    @Test func aFactThatIsNoNumberIsTold() {
        let text = Self.tariff.replacing("2023", with: "2027")
            .replacing("absences_dans_l_exercice", with: "⟦declaration_tardive⟧")
        #expect(Mistake("A truth to count", new: "Tariffs/2027.yaml", text, ["fait_inconnu"]).difference() == nil)
    }
}
