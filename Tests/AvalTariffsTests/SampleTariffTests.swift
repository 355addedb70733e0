import AvalOperations
import AvalSource
import AvalTestSupport
import Foundation
import Testing

@Suite("Tariffs that services publish")
struct SampleTariffTests {
    /// The services whose prices are known, and what is told of their tariffs: 149.00 is above the bounds of 2025 (TUN-02),
    /// 138.00 is not (TUN-01), and neither is any other contribution of a year with bounds.
    static let services = [
        "apst_btp_06": [], "ast25": [], "astbtp13": ["cotisation_hors_bornes"], "cihl45": [],
        "pole_sante_travail": [], "sist79": [], "sist_btp_77": [], "smia": [], "st72": [],
    ]

    @Test(arguments: services)
    func isTakenWithTheseFindings(_ service: String, _ codes: [String]) {
        let folder = "\(Shipped.root)/Samples/tarifs/\(service)/Tariffs"
        let loaded = SampleTariffs.load(Shipped.folders, with: folder)
        #expect(loaded.rulebook != nil)
        let own = loaded.findings.filter { $0.span?.file.path.hasPrefix(folder) == true }
        // That years between a sample's and the shipped ones have no tariff says nothing of it.
        #expect(own.map(\.code).filter { $0 != "exercice_sans_tarif" } == codes)
    }

    @Test func everyServiceHasItsSamples() throws {
        let folder = "\(Shipped.root)/Samples/tarifs"
        let found = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(Set(found) == Set(Self.services.keys))
        for service in Self.services.keys {
            #expect(try !GoldenSamples.find("\(folder)/\(service)").get().isEmpty, "\(service)")
        }
    }
}
