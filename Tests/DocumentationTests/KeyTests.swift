import AvalDeclarations
import AvalSource
import AvalTariffs
import Foundation
import RuleTestSupport
import Testing

@testable import AvalRules
@testable import AvalLoading

@Suite("The keys and names of the experts' page")
struct KeyTests {
    /// All that the readers take, part by part.
    static let known: [String: [String]] = {
        var known = Dictionary(uniqueKeysWithValues: RuleKeys.all.map { ($0.part, $0.keys) })
        for (part, keys) in TariffKeys.all { known[part] = keys }
        known["exemple de tarif"] = TariffExamples.keys
        known["scénario"] = ScenarioTrial.keys
        known["attendu d'un scénario"] = Expectation.keys
        return known
    }()

    @Test(arguments: Page.ofKeys.flatMap { $0.tables("clés") })
    func aTableShowsTheKeysThatTheReaderTakesAndNoOther(_ table: Page.Table) {
        let keys = table.parts.flatMap { Self.known[$0] ?? [] }
        #expect(Set(table.words) == Set(keys))
        #expect(table.words.count == Set(table.words).count)
    }

    @Test func everyPartHasItsTable() {
        let shown = Page.ofKeys.flatMap { $0.tables("clés") }.flatMap(\.parts)
        #expect(shown.sorted() == Self.known.keys.sorted())
    }

    @Test(arguments: Page.shipped.tables("faits"))
    func aTableShowsTheFactsThatJudgingGives(_ table: Page.Table) throws {
        let rules = try #require(Workshop.shipped.load().rulebook).rules
        let builder = NamespaceBuilder(model: rules.model, schema: rules.schema)
        let names =
            switch table.parts[0] {
            case "declaration":
                Namespace(
                    (builder.declarationFacts().entries + builder.closingFacts().entries).map { ($0.name, $0.entry) })
            case "salarie": builder.salarieFacts(level: .row)
            case "partout": builder.common()
            default: try #require(Subject.all.compactMap(\.facts).first { $0.part == table.parts[0] }).names()
            }
        let lists = Set(rules.model.nomenclatures.map(\.name))
        let given = Set(names.entries.map(\.name)).subtracting(lists)
        // A row explains one name; the names in its text belong to it.
        #expect(Set(table.words) == given)
    }

    @Test func everySubjectHasItsFacts() {
        let parts = Set(Subject.all.compactMap(\.facts?.part)).union(["partout", "declaration", "salarie"])
        let shown = Page.shipped.tables("faits").flatMap(\.parts)
        #expect(shown.sorted() == parts.sorted())
    }

    @Test(arguments: Subject.wordings)
    func thePageShowsTheSubject(_ wording: String) {
        #expect(Page.shipped.lines.contains { $0.hasPrefix("| `") && $0.contains("`\(wording)`") })
    }

    @Test(arguments: FieldKind.all.map(\.name))
    func thePageShowsTheKindOfField(_ name: String) {
        #expect(Page.shipped.lines.contains { $0.hasPrefix("| `type`") && $0.contains("`\(name)`") })
    }

    @Test func theCodesOfFindingsInThePageAreThoseOfTheProgram() throws {
        let start = try #require(Page.shipped.lines.firstIndex(of: "## Lire un constat"))
        let codes = Page.shipped.lines[start...].filter { $0.hasPrefix("| `") }.flatMap(Page.words)
        let sources = Workshop.root.appending(path: "Sources")
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        let swift = (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
        let text = try swift.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
        #expect(codes.count > 10)
        for code in codes { #expect(text.contains("\"\(code)\""), "\(code)") }
    }
}
