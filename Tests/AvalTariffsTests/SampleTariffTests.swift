import AvalOperations
import AvalSource
import AvalTestSupport
import Foundation
import Testing

@Suite("Tariffs that services publish")
struct SampleTariffTests {
    /// The services whose prices are known; nothing is told of their tariffs. 149.00 is above the bounds of 2025 (TUN-02) and
    /// says why it may be; 138.00 is not (TUN-01), and neither is any other contribution of a year with bounds.
    static let services = [
        "apst_btp_06", "ast25", "astbtp13", "cihl45", "pole_sante_travail", "sist79", "sist_btp_77", "smia", "st72",
    ]

    @Test(arguments: services)
    func isTakenWithoutAFinding(_ service: String) {
        let folder = "\(Shipped.root)/Samples/tarifs/\(service)/Tariffs"
        let loaded = SampleTariffs.load(Shipped.folders, with: folder)
        #expect(loaded.rulebook != nil)
        let own = loaded.findings.filter { $0.span?.file.path.hasPrefix(folder) == true }
        // That years between a sample's and the shipped ones have no tariff says nothing of it.
        #expect(own.map(\.code).filter { $0 != "exercice_sans_tarif" } == [])
    }

    @Test func everyServiceHasItsSamples() throws {
        let folder = "\(Shipped.root)/Samples/tarifs"
        let found = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(Set(found) == Set(Self.services))
        for service in Self.services {
            #expect(try !GoldenSamples.find("\(folder)/\(service)").get().isEmpty, "\(service)")
        }
    }
}
