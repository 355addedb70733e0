import AvalEngine
import AvalLoading
import AvalSource
import Foundation
import RuleTestSupport
import Testing

@testable import AvalPages

@Suite("The site of the rules")
struct SiteTests {
    private static let shipped = site(Workshop.shipped)

    /// The site of some rules, page by page.
    static func site(_ workshop: Workshop) -> [String: String] {
        let files = files(workshop)
        return Dictionary(uniqueKeysWithValues: Site(files).files.map { ($0.path, $0.text) })
    }

    private static func files(_ workshop: Workshop) -> RuleFiles {
        func entries(_ folder: String) -> [RuleFiles.Entry] {
            workshop.texts.filter { $0.key.hasPrefix(folder + "/") }.map { path, text in
                RuleFiles.Entry(
                    path: String(path.dropFirst(folder.count + 1)), source: SourceFile(path: path, text: text))
            }
        }
        return RuleFiles(rules: entries("Rules"), tariffs: entries("Tariffs"))
    }

    @Test func everyLinkLeadsToAPageAndToAPlaceOnIt() {
        var count = 0
        for (path, text) in Self.shipped where path.hasSuffix(".html") {
            let folder = path.contains("/") ? String(path.split(separator: "/")[0]) + "/" : ""
            for link in Self.links(text) {
                count += 1
                let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                var target = parts[0].isEmpty ? path : folder + parts[0]
                if parts[0].hasPrefix("../") { target = String(parts[0].dropFirst(3)) }
                let page = Self.shipped[target]
                #expect(page != nil, "\(path): \(link)")
                if parts.count > 1 { #expect(page?.contains("id=\"\(parts[1])\"") == true, "\(path): \(link)") }
            }
        }
        #expect(count > 2000)
    }

    @Test func everythingThatTheRulesDefineHasItsPage() throws {
        let model = try #require(Workshop.shipped.load().rulebook).rules.model
        let wanted =
            model.anomalies.map { "regles/\($0.code).html" }
            + model.determinants.map { "determinants/\($0.code).html" }
            + model.categories.words.map { "categories/\($0).html" }
            + Workshop.shipped.texts.keys.filter { $0.hasPrefix("Tariffs/") }.map {
                "tarifs/" + $0.dropFirst("Tariffs/".count).dropLast(".yaml".count) + ".html"
            } + ["articles/R4624-23.html", "articles/R4624-19.html", "articles/D4153-15.html"]
        for page in wanted { #expect(Self.shipped[page] != nil, "\(page)") }
        let fields = try #require(Self.shipped["champs.html"])
        for record in model.vocabulary.records {
            for field in record.fields where field.path.count == 1 {
                #expect(fields.contains("id=\"\(record.name).\(field.path[0])\""), "\(record.name).\(field.path[0])")
            }
        }
        for fact in model.facts {
            #expect(Self.shipped["faits.html"]?.contains("id=\"\(fact.record).\(fact.name)\"") == true)
        }
    }

    @Test func whatReadsWhatIsToldBothWays() throws {
        let rule = try #require(Self.shipped["regles/mineur_sans_determinant.html"])
        #expect(rule.contains("faits.html#salarie.declare_mineur"))
        #expect(
            Self.part("salarie.declare_mineur", "faits.html")?.contains("regles/mineur_sans_determinant.html") == true)
        // A field is read through the facts made of it as well.
        let birth = Self.part("salarie.date_naissance", "champs.html")
        #expect(birth?.contains("faits.html#salarie.age") == true)
        #expect(birth?.contains("regles/mineur_sans_determinant.html") == true)
        #expect(Self.shipped["articles/R4624-18.html"]?.contains("regles/mineur_sans_determinant.html") == true)
    }

    @Test func whatOtherFilesReadIsToldWhereItIsRead() throws {
        // By a situation, by a way to pay, by the follow-up, by the categories, by a field.
        for (name, page, file) in [
            ("declaration.dossier.generee_le", "champs.html", "situations.yaml"),
            ("declaration.paiement.rum", "champs.html", "paiements.yaml"),
            ("salarie.contrat_retenu", "faits.html", "suivi.yaml"),
            ("salarie.present", "faits.html", "categories.yaml"),
            ("pcs_ese", "nomenclatures.html", "champs.html#salarie.code_pcs"),
        ] {
            let part = try #require(Self.part(name, page), "\(name)")
            #expect(part.contains(file) && !part.contains("Aucun fichier ne le nomme"), "\(name): \(file)")
        }
    }

    @Test func aCategoryThatTheServiceChoseIsToldOnBothPages() throws {
        let category = try #require(Self.shipped["categories/SI.html"])
        #expect(category.contains("determinants/caces.html") && category.contains("caces (choix du service)"))
        #expect(category.contains("aucun déterminant de suivi") && category.contains("R4624-16"))
        let determinant = try #require(Self.shipped["determinants/caces.html"])
        #expect(determinant.contains("categories/SI.html") && determinant.contains("par un choix du service"))
        #expect(Self.shipped["categories/SIR.html"]?.contains("visite intermédiaire") == true)
    }

    @Test func doubtsOfALaterEditionOfANomenclatureAreTold() throws {
        let other = "nomenclature: pcs_ese\nedition: PCS 2031\ndoute: liste à relire\ncodes: {}\n"
        let site = Self.site(Workshop.shipped.writing(other, to: "Rules/nomenclatures/pcs_ese_2031.yaml"))
        #expect(site["doutes.html"]?.contains("liste à relire") == true)
    }

    @Test func examplesAreJudgedInTheCircumstancesThatTheySuppose() throws {
        func told(_ workshop: Workshop) throws -> (faults: Int, page: String) {
            let (files, folders) = (Self.files(workshop), RuleFolders(rules: "Rules", tariffs: "Tariffs"))
            let rulebook = try #require(
                RulebookLoader.load(files, folders: folders, runningExamples: false).rulebook)
            let judges = Judges(rulebook) { RulebookLoader.load(files, folders: folders, settings: $0) }
            let verdicts = ExampleVerdicts(files, judges)
            let page = Site(files, verdicts).files.first { $0.path == "regles/mineur_rayonnements_a.html" }
            return (verdicts.faults, try #require(page).text)
        }
        let shipped = try told(.shipped)
        #expect(shipped.faults == 0 && !shipped.page.contains("non jugé"))
        #expect(shipped.page.contains("bloquante : Moins de 18 ans et rayonnements ionisants de catégorie A"))
        let example =
            "{date_naissance: 2005-11-16, determinants: [mineur_travaux_reglementes, rayonnements_a]}, anomalie: "
        let changed = try #require(
            Workshop.shipped.replacing(example + "oui", by: example + "non", in: "Rules/anomalies/mineurs.yaml"))
        let wrong = try told(changed)
        #expect(wrong.faults == 1 && wrong.page.contains("Ne tient pas"))
    }

    @Test func aDeterminantTellsItsCategoriesFromDayToDay() throws {
        let page = try #require(Self.shipped["determinants/grossesse.html"])
        for word in ["2022-04-28", "categories/SIA.html", "articles/R4624-19.html", "<svg", "la veille du décret"] {
            #expect(page.contains(word), "\(word)")
        }
        #expect(Self.shipped["categories/SIA.html"]?.contains("determinants/grossesse.html") == true)
        #expect(Self.shipped["doutes.html"]?.contains("nouveau texte non lu en entier") == true)
    }

    @Test func signsOfHTMLInTheRulesAreTextOnThePages() throws {
        let changed = try #require(
            Workshop.shipped.replacing(
                "SIRET manquant :", by: "<script>alert(1)</script> & <b id='x'>SIRET</b> manquant :",
                in: "Rules/anomalies/adherent.yaml"))
        let site = Self.site(changed)
        let page = try #require(site["regles/siret_manquant.html"])
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b id='x'&gt;SIRET"))
        for (path, text) in site where path.hasSuffix(".html") {
            #expect(!text.contains("<script>alert") && !text.contains("<b id"), "\(path)")
        }
    }

    @Test func theSameRulesGiveTheSameBytes() {
        #expect(Self.site(Workshop.shipped) == Self.shipped)
    }

    @Test func nothingIsAskedOfANetwork() {
        for (path, text) in Self.shipped {
            for word in ["http:", "https:", "//", "url(", "@import", "fetch(", "XMLHttpRequest"]
            where !path.hasPrefix("index-de") {
                #expect(
                    !text.contains("=\"" + word) && (path.hasSuffix(".html") || !text.contains(word)),
                    "\(path): \(word)")
            }
        }
    }

    @Test func everyPageIsOneDocumentWithALanguageLandmarksAndOneTitle() {
        for (path, text) in Self.shipped where path.hasSuffix(".html") {
            #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"fr\">"), "\(path)")
            for tag in ["<h1>", "<main ", "<nav ", "<footer>", "class=\"evitement\""] {
                #expect(text.components(separatedBy: tag).count == 2, "\(path): \(tag)")
            }
            #expect(text.components(separatedBy: "<table>").count == text.components(separatedBy: "<caption>").count)
            let ids = text.components(separatedBy: " id=\"").dropFirst().map { $0.split(separator: "\"")[0] }
            #expect(Set(ids).count == ids.count, "\(path)")
        }
    }

    @Test func noTwoNamesShareAnAddress() {
        let names = ["a b", "a~20b", "a-b", "é", "e", "R*1234-5", "R1234-5", "a.b", "a/b", "../a"]
        #expect(Set(names.map(Slug.of)).count == names.count)
        for name in names { #expect(!Slug.of(name).contains("/")) }
    }

    private static func links(_ text: String) -> [String] {
        text.components(separatedBy: "href=\"").dropFirst().compactMap {
            $0.split(separator: "\"").first.map(String.init)
        }
    }

    /// What a page says of one of its places.
    private static func part(_ id: String, _ page: String) -> String? {
        shipped[page]?.components(separatedBy: "<section id=\"\(id)\">").dropFirst().first?
            .components(separatedBy: "</section>").first
    }
}

@Suite("The folder of a site")
struct SiteFolderTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "aval-pages-\(UUID().uuidString)")

    private func small(_ code: String = "SI") -> Site {
        let text = "categories:\n  - {code: \(code), libelle: Suivi}\n"
        let file = SourceFile(path: "Rules/categories.yaml", text: text)
        return Site(RuleFiles(rules: [RuleFiles.Entry(path: "categories.yaml", source: file)], tariffs: []))
    }

    @Test func aSiteTakesThePlaceOfAnEarlierOneWhole() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appending(path: "site").path
        try SiteFolder.write(small("AVANT"), to: path)
        #expect(FileManager.default.fileExists(atPath: path + "/categories/AVANT.html"))
        try SiteFolder.write(small(), to: path + "/")
        let names = try FileManager.default.contentsOfDirectory(atPath: path)
        #expect(names.contains("index.html"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: path + "/categories") == ["SI.html"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["site"])
    }

    @Test func whatSomebodyPutIntoASiteIsNotLostWithIt() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appending(path: "site").path
        for note in ["notes.txt", "categories/notes.txt", "a-moi"] {
            try? FileManager.default.removeItem(atPath: path)
            try SiteFolder.write(small(), to: path)
            if note.hasSuffix(".txt") {
                try "x".write(toFile: "\(path)/\(note)", atomically: true, encoding: .utf8)
            } else {
                try FileManager.default.createDirectory(atPath: "\(path)/\(note)", withIntermediateDirectories: true)
            }
            #expect(throws: SiteFolder.Refusal.self, "\(note)") { try SiteFolder.write(small(), to: path) }
            #expect(FileManager.default.fileExists(atPath: "\(path)/\(note)"))
        }
    }

    @Test func whatIsNoSiteOfOursIsLeftAlone() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "travail").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try "x".write(toFile: path + "/notes.txt", atomically: true, encoding: .utf8)
        #expect(throws: SiteFolder.Refusal.self) { try SiteFolder.write(small(), to: path) }
        #expect(throws: SiteFolder.Refusal.self) { try SiteFolder.write(small(), to: path + "/notes.txt") }
        let link = folder.appending(path: "lien").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        #expect(throws: SiteFolder.Refusal.self) { try SiteFolder.write(small(), to: link) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["notes.txt"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["lien", "travail"])
    }
}
