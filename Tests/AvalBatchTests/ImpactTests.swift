import AvalChanges
import AvalJSON
import AvalLoading
import AvalTestSupport
import AvalValues
import Foundation
import RuleTestSupport
import Testing

@testable import AvalBatch

@Suite("What a change of the rules does to a corpus")
struct ImpactTests {
    private static let folders = RuleFolders(rules: "Rules", tariffs: "Tariffs")
    private static let shipped = Result { try RuleEdition("avant", Workshop.shipped.files, folders: folders) }
    private static let reform = Result {
        RuleComparison(try shipped.get(), try RuleEdition("après", try Reform.night.files, folders: folders))
    }

    private static func comparison(_ after: Workshop) throws -> RuleComparison {
        RuleComparison(try shipped.get(), try RuleEdition("après", after.files, folders: folders))
    }

    private static func changed(_ old: String, _ new: String, _ path: String) throws -> Workshop {
        try #require(Workshop.shipped.replacing(old, by: new, in: path), "« \(old) » in \(path)")
    }

    /// The impact on declarations in memory.
    private static func report(
        _ comparison: RuleComparison, _ declarations: [JSONValue], _ change: (inout ImpactOptions) -> Void = { _ in }
    ) -> ImpactReport {
        var options = ImpactOptions(inputs: [])
        change(&options)
        var rest = declarations[...]
        return Impact(options, comparison, stop: StopSign()).run(
            on: { rest.popFirst().map { JSONWriter.bytes(of: $0) } }, called: "essai")
    }

    /// A declaration of salariés with these determinants each.
    private static func declaration(_ date: String, _ determinants: [[String]], declared: String? = nil) -> JSONValue {
        let salaries = determinants.enumerated().map { index, codes -> JSONValue in
            var members = [
                JSONMember("id", .string("s\(index)")), JSONMember("nom", "MARTIN"),
                JSONMember("date_naissance", "1980-02-03"), JSONMember("contrat", "cdi"),
                JSONMember("determinants", .array(codes.map { .string($0) })),
            ]
            if let declared { members.append(JSONMember("categorie_declaree", .string(declared))) }
            return .object(members)
        }
        return .object([
            JSONMember("numero", "2025-1"), JSONMember("exercice", .integer(Int(date.prefix(4)) ?? 0)),
            JSONMember("date", .string(date)),
            JSONMember(
                "adherent",
                ["siret": "73282932000074", "code_naf": "4120A", "contact": ["email": "martin@batisseur.fr"]]),
            JSONMember("salaries", .array(salaries)),
        ])
    }

    private static func corpus(_ count: Int, seed: UInt64 = 7) -> [JSONValue] {
        var maker = DeclarationMaker(seed: seed)
        return (0..<count).map { _ in maker.next() }
    }

    // MARK: Counts

    @Test func theSameRulesChangeNothing() throws {
        let report = Self.report(try Self.comparison(.shipped), Self.corpus(200))
        #expect(report.declarations == 200 && report.changed == 0 && report.totals.witnesses.isEmpty)
        #expect(report.excesses(Tolerance.Subject.allCases.map { .none($0) }).isEmpty)
    }

    @Test func aReformIsCountedSalarieBySalarie() throws {
        let report = Self.report(
            try Self.reform.get(),
            [
                Self.declaration("2025-06-02", [["travail_nuit"], ["travail_nuit"], []]),
                Self.declaration("2025-06-02", [["travail_nuit", "amiante"]]),
                Self.declaration("2024-06-03", [["travail_nuit"]]),
            ])
        #expect(report.declarations == 3)
        #expect(report.totals.count("categorie", "SIA", "SIR") == 2)
        #expect(report.totals.count("categorie", "SIA", "SIA") == 1)
        #expect(report.totals.count("categorie", "SIR", "SIR") == 1)
        #expect(report.totals.count("categorie", "SI", "SI") == 1)
        #expect(report.salaries.all == 5 && report.salaries.moved == 2)
        #expect(report.transitions("par_determinant").map(\.name) == ["travail_nuit"])
        #expect(report.transitions("par_taille").map(\.name) == ["1–10"])
        #expect(report.transitions("par_valeur").map(\.name) == ["4120A"])
        // Two of 36 months become two of 36 that have one in between.
        #expect(report.visits.after > report.visits.before)
        #expect(report.unexplained == 0)
    }

    @Test func nothingBeforeTheDateOfTheReformChangesAndThatIsCounted() throws {
        let declarations = [
            Self.declaration("2024-12-31", [["travail_nuit"]]), Self.declaration("2025-01-01", [["travail_nuit"]]),
        ]
        let report = Self.report(try Self.reform.get(), declarations)
        #expect(report.outOfReach == (1, 0) && report.changed == 1)
        let late = Self.report(try Self.reform.get(), declarations) {
            $0.effect = CalendarDate("2025-02-01")?.dayNumber
        }
        #expect(late.outOfReach == (2, 1))
        #expect(late.excesses([.none(.outOfReach)]).count == 1)
    }

    @Test func aPriceChangesTheAmountsOfItsExercice() throws {
        let comparison = try Self.comparison(Self.changed("prix_ht: 138.00", "prix_ht: 139.50", "Tariffs/2024.yaml"))
        let one = Self.declaration("2024-06-03", [[]])
        let three = Self.declaration("2024-06-03", [[], [], []])
        let report = Self.report(comparison, [one, three, Self.declaration("2023-06-05", [[]])])
        let deltas = try #require(report.deltas.all)
        #expect(deltas.count == 2 && deltas.sum == 600 && deltas.median == 150 && deltas.largest == 450)
        #expect(report.outOfReach == (1, 0) && report.unexplained == 0)
        #expect(report.totals.count("cause", "tarif 2024") == 2)
    }

    @Test func anAnomalyThatComesIsCountedByCodeAndShown() throws {
        let comparison = try Self.comparison(Self.changed("si: age > 100", "si: age > 40", "Rules/anomalies/ages.yaml"))
        let report = Self.report(comparison, [Self.declaration("2025-06-02", [[], []])])
        #expect(report.anomalies.map(\.code) == ["naissance_impossible"])
        #expect(report.anomalies[0].appearing == 2 && report.anomalies[0].appearingIn == 1)
        let witness = try #require(report.totals.witnesses.first { $0.kind.hasPrefix("apparaît") })
        #expect(witness.isWhole && witness.declaration["salaries"]?.array?.count == 1)
    }

    @Test func whatChangesNothingButWordsIsToldApart() throws {
        let comparison = try Self.comparison(
            Self.changed("motif: \"travail de nuit\"", "motif: \"nuit\"", "Rules/determinants.yaml"))
        let report = Self.report(
            comparison, [Self.declaration("2025-06-02", [["travail_nuit"]]), Self.declaration("2025-06-02", [[]])])
        #expect(report.changed == 1 && report.totals.count("texte_seul") == 1 && report.unexplained == 0)
    }

    @Test func whatCannotBeJudgedStandsInTheStatuses() throws {
        let report = Self.report(try Self.reform.get(), [["exercice": "x"], Self.declaration("2025-06-02", [[]])])
        #expect(report.illegible == 1 && report.declarations == 2)
        #expect(ImpactText(report).text.contains("1 déclaration(s) ne peuvent être jugées par aucun des deux"))
    }

    @Test func judgedOnOneDayRulesOfCampaignsAreLeftOutAndNamed() throws {
        let report = Self.report(try Self.reform.get(), [Self.declaration("2023-11-15", [["travail_nuit"]])]) {
            $0.day = CalendarDate("2025-06-02")?.dayNumber
        }
        #expect(report.salaries.moved == 1)
        #expect(report.leftOut.contains("exercice_incoherent") && report.leftOut.contains("hors_periode"))
        #expect(!report.leftOut.contains("pcs_manquant"))
    }

    // MARK: Causes

    @Test(arguments: [
        (
            "categorie: SIA\n      reference: \"Code du travail, art. R4624-17, R4624-18",
            "categorie: SIR\n      reference: \"Code du travail, art. R4624-17, R4624-18", "Rules/determinants.yaml"
        ),
        ("si: age > 100", "si: age > 40", "Rules/anomalies/ages.yaml"),
        (
            "valeur: age(date_naissance, date_reference)", "valeur: age(date_naissance, date_reference) + 30",
            "Rules/faits.yaml"
        ),
        ("periodicite: {delai: 60 mois", "periodicite: {delai: 48 mois", "Rules/suivi.yaml"),
        ("prix_ht: 138.00", "prix_ht: 139.00", "Tariffs/2024.yaml"),
        ("motif_par_defaut: aucun", "motif_par_defaut: pas de", "Rules/categories.yaml"),
        ("defaut: bloquante", "defaut: avertissement", "Rules/service.yaml"),
        ("libelle: numéro d'adhérent", "libelle: numéro", "Rules/vocabulaire.yaml"),
    ])
    func everyChangedVerdictHasACause(_ old: String, _ new: String, _ path: String) throws {
        let report = Self.report(try Self.comparison(Self.changed(old, new, path)), Self.corpus(60)) {
            $0.witnesses = 0
        }
        #expect(report.unexplained == 0)
        #expect(report.causes.reduce(0) { $0 + $1.count } >= report.changed)
    }

    @Test func changesThatTouchNothingInTheCorpusAreNamed() throws {
        let report = Self.report(try Self.reform.get(), [Self.declaration("2025-06-02", [[]])])
        #expect(
            ImpactText(report).text.contains("déterminant travail_nuit")
                && ImpactText(report).text.contains("aucun verdict de ce corpus"))
    }

    // MARK: Parts, and privacy

    @Test func partsAddUpToTheWholeWhateverTheThreads() throws {
        let comparison = try Self.reform.get()
        let folder = FileManager.default.temporaryDirectory.appending(path: "aval-impact-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var files: [String] = []
        for (index, seed) in [3, 4].enumerated() {
            let lines = Self.corpus(300, seed: UInt64(seed)).map {
                String(decoding: JSONWriter.bytes(of: $0), as: UTF8.self)
            }
            let file = folder.appending(path: "\(index).ndjson")
            try Data((lines.joined(separator: "\n") + "\n{]\n").utf8).write(to: file)
            files.append(file.path)
        }
        func run(_ inputs: [String], _ jobs: Int) throws -> ImpactReport {
            var options = ImpactOptions(inputs: inputs)
            options.jobs = jobs
            return try Impact(options, comparison, stop: StopSign()).run { _ in }
        }
        let whole = try run(files, 1)
        #expect(whole.changed > 10 && whole.declarations > 500)
        #expect(try run(files, 3).json == whole.json)
        let parts = try files.map { try run([$0], 1).json }
        let joined = try ImpactReport.joined(parts, comparison, witnesses: 5).get()
        #expect(joined.totals.json.counts == whole.totals.json.counts)
        let again = try #require(try? JSONReader.parse(JSONWriter.bytes(of: joined.json)))
        #expect(try ImpactReport.joined([again], comparison, witnesses: 5).get().json == joined.json)
        var damaged = parts[1].members ?? []
        damaged.removeAll { $0.key == "comptes" }
        if case .failure(let mismatch) = ImpactReport.joined([parts[0], .object(damaged)], comparison, witnesses: 5) {
            #expect(mismatch.index == 1)
        } else {
            Issue.record("a damaged part was taken")
        }
    }

    @Test func nothingOfAPersonIsInTextJSONOrPage() throws {
        let report = Self.report(
            try Self.reform.get(),
            (1...8).map { Self.declaration("2025-06-0\($0)", [["travail_nuit"], ["amiante"]], declared: "SIA") })
        let shown = [
            ImpactText(report).text, String(decoding: JSONWriter.bytes(of: report.json), as: UTF8.self),
            ImpactPage(report).html,
        ]
        for text in shown {
            for word in ["MARTIN", "1980-02-03", "martin@", "73282932000074"] {
                #expect(!text.contains(word), "\(word)")
            }
        }
        #expect(ImpactPage(report).html.contains("<caption>Salariés présents par catégorie"))
    }

    // MARK: Tolerances

    @Test(arguments: [
        "verdicts", "verdicts=", "verdicts=-1", "verdicts=1.5", "autre=1", "verdicts=1=2", "verdicts=1,00001%", "=3",
    ])
    func whatIsNoToleranceIsRefused(_ text: String) { #expect(Tolerance(text) == nil) }

    @Test func tolerancesAreCountsOrSharesAndEurosForAmounts() throws {
        func allows(_ text: String, _ count: Int, _ whole: Int) throws -> Bool {
            try #require(Tolerance(text)).allows(count, of: whole)
        }
        #expect(try allows("verdicts=3", 3, 10) && !allows("verdicts=3", 4, 10))
        #expect(try allows("verdicts=0,5%", 5, 1000) && !allows("verdicts=0.5 %", 6, 1000))
        #expect(try allows("montant=2", 200, 0) && !allows("montant=2", 201, 0))
        #expect(try !allows("refus=10%", 1, 0))
    }
}
