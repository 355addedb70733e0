import AvalJSON
import AvalLoading
import AvalSource
import AvalValues
import RuleTestSupport
import Testing

@testable import AvalChanges

@Suite("What differs between two editions of the rules")
struct ComparisonTests {
    private static let shipped = Workshop.shipped

    private static func changed(_ old: String, _ new: String, _ path: String) throws -> Workshop {
        try #require(shipped.replacing(old, by: new, in: path), "« \(old) » in \(path)")
    }

    private static func changes(_ workshop: Workshop) -> [RuleChange] {
        RuleComparison.changes(from: shipped.files, to: workshop.files)
    }

    /// The comparison of the shipped rules with those of a workshop, both made ready to judge.
    private static func comparison(_ workshop: Workshop) throws -> RuleComparison {
        let folders = RuleFolders(rules: "Rules", tariffs: "Tariffs")
        return RuleComparison(
            try RuleEdition("avant", shipped.files, folders: folders),
            try RuleEdition("après", workshop.files, folders: folders))
    }

    @Test func theSameRulesDifferInNothing() throws {
        let comparison = try Self.comparison(Self.shipped)
        #expect(comparison.changes.isEmpty && comparison.rewritten.isEmpty)
        #expect(ReleaseNotes(comparison).text.contains("Rien ne change"))
    }

    @Test func commentsAndStyleAreToldApartFromWhatIsSaid() throws {
        let comparison = try Self.comparison(
            Self.changed("code: caces", "code: \"caces\" # relu", "Rules/determinants.yaml"))
        #expect(comparison.changes.isEmpty)
        #expect(comparison.rewritten == ["Rules/determinants.yaml"])
    }

    @Test func whatOnlyExplainsDecidesNothing() throws {
        let found = Self.changes(
            try Self.changed("reformulé par le décret", "relu : reformulé par le décret", "Rules/determinants.yaml"))
        #expect(found.map(\.subject.name) == ["déterminant grossesse"])
        #expect(found.allSatisfy { !$0.isEffective })
    }

    @Test func aConditionIsToldWithItsPlace() throws {
        let found = Self.changes(try Self.changed("si: age > 100", "si: age > 99", "Rules/anomalies/ages.yaml"))
        let change = try #require(found.first)
        #expect(found.count == 1 && change.subject == .rule("naissance_impossible") && change.nature == .changed)
        #expect(change.edits.map(ChangeWords.line) == ["cas › n° 2 › condition : « age > 100 » devient « age > 99 »"])
        #expect(change.reach == .all)
    }

    @Test func whatAFileSaysForAllIsAChangeOfEachOfItsRules() throws {
        let found = Self.changes(
            try Self.changed("  gravite: bloquante", "  gravite: avertissement", "Rules/anomalies/ages.yaml"))
        #expect(found.count > 3)
        #expect(found.allSatisfy { $0.edits.map(\.path) == [["gravite"]] })
        // A rule with a weight of its own is as it was.
        #expect(!found.contains { $0.subject == .rule("date_naissance_manquante") })
    }

    @Test func theOrderOfCasesIsAChange() throws {
        let one = "    - si: age = 14 and contrat in (\"cdd\", \"stage\")"
        let found = Self.changes(
            try Self.changed(one, "    - si: age = 14 and contrat in (\"stage\", \"cdd\")", "Rules/anomalies/ages.yaml")
        )
        #expect(found.map(\.subject.name) == ["règle age_insuffisant"])
    }

    @Test func aRuleThatEndsIsToldAsOne() throws {
        let comparison = try Self.comparison(
            try Self.changed(
                "- code: naissance_impossible", "- code: naissance_impossible\n  au: 2030-12-31",
                "Rules/anomalies/ages.yaml"))
        #expect(comparison.changes.map(\.reach) == [.from(try #require(day("2031-01-01")))])
        #expect(ReleaseNotes(comparison).text.contains("Règles qui prennent fin (1)"))
    }

    private func day(_ text: String) -> Int? { CalendarDate(text)?.dayNumber }

    @Test func aPeriodOfADeterminantReachesNoDayBeforeIt() throws {
        let change = try #require(Self.changes(try Reform.night).first)
        #expect(change.subject == .determinant("travail_nuit"))
        #expect(change.reach == .from(try #require(day("2025-01-01"))))
        #expect(change.references.contains("réforme supposée"))
    }

    @Test func aPriceReachesItsExerciceAlone() throws {
        let found = Self.changes(try Self.changed("prix_ht: 138.00", "prix_ht: 139.00", "Tariffs/2024.yaml"))
        #expect(found.map(\.reach) == [.exercice(2024)])
        #expect(
            found.first?.edits.map(ChangeWords.line) == [
                "lignes › cotisation_annuelle › prix HT : « 138.00 » devient « 139.00 »"
            ])
    }

    @Test func aRuleThatIsNewOrGoneIsNamed() throws {
        let text = try #require(Self.shipped.texts["Rules/anomalies/paiement.yaml"])
        let renamed = text.replacing("- code: ", with: "- code: autre_", maxReplacements: 1)
        let found = Self.changes(Self.shipped.writing(renamed, to: "Rules/anomalies/paiement.yaml"))
        #expect(found.map(\.nature) == [.added, .removed])
        #expect(found[0].subject.name.hasPrefix("règle autre_"))
    }

    /// Nothing that a rule file says may change unseen, whatever it is.
    @Test func everyTextOfEveryFileThatChangesIsTold() throws {
        var seen = 0
        let files = Self.shipped.files
        for (isRules, entries) in [(true, files.rules), (false, files.tariffs)] {
            for entry in entries
            where !entry.path.hasPrefix("nomenclatures/naf_rev") && !entry.path.hasPrefix("nomenclatures/pcs") {
                // A file by itself: what it says is what it says beside others.
                func alone(_ source: SourceFile) -> RuleFiles {
                    let entry = RuleFiles.Entry(path: entry.path, source: source)
                    return RuleFiles(rules: isRules ? [entry] : [], tariffs: isRules ? [] : [entry])
                }
                let root = try #require(YAMLReader.read(entry.source).root)
                for (index, span) in Self.scalars(root).enumerated() where index % 151 == seen % 151 {
                    var bytes = entry.source.bytes
                    bytes.replaceSubrange(span.lower..<span.upper, with: Array("zzz".utf8))
                    let other = SourceFile(path: entry.source.path, bytes: bytes)
                    let found = RuleComparison.changes(from: alone(entry.source), to: alone(other))
                    #expect(!found.isEmpty, "\(entry.path):\(span.start)")
                    seen += 1
                }
            }
        }
        #expect(seen > 30)
    }

    private static func scalars(_ node: YAMLNode) -> [SourceSpan] {
        if let items = node.items { return items.flatMap(scalars) }
        if let entries = node.entries { return entries.flatMap { scalars($0.value) } }
        return [node.span]
    }

    // MARK: Searching

    private static func outcomes(_ workshop: Workshop, limit: Int = 3_000) throws -> [SearchOutcome?] {
        let comparison = try comparison(workshop)
        let search = DisagreementSearch(comparison, limit: limit)
        return comparison.changes.map { search.outcome(of: $0) }
    }

    @Test func aChangedConditionIsShownByASmallDeclaration() throws {
        let found = try Self.outcomes(try Self.changed("si: age > 100", "si: age > 99", "Rules/anomalies/ages.yaml"))
        guard case .found(let disagreement) = found.first ?? nil else {
            Issue.record("nothing found: \(found)")
            return
        }
        #expect(disagreement.before == "rien" && disagreement.after == "bloquante" && disagreement.isWhole)
        #expect(disagreement.declaration.members?.map(\.key) == ["exercice", "date", "salaries"])
        #expect(disagreement.declaration["salaries"]?[0]?.members?.map(\.key) == ["id", "date_naissance"])
    }

    @Test func aConditionWrittenOtherwiseDisagreesNowhereAndSaysHowOftenItWasTried() throws {
        let found = try Self.outcomes(
            try Self.changed("si: age > 100", "si: not(age <= 100)", "Rules/anomalies/ages.yaml"), limit: 400)
        guard case .notFound(let tries) = found.first ?? nil else {
            Issue.record("found: \(found)")
            return
        }
        #expect(tries == 400)
    }

    @Test func determinantsPricesAndFactsAreShownToo() throws {
        let workshops = [
            try Reform.night,
            try Self.changed("prix_ht: 138.00", "prix_ht: 139.00", "Tariffs/2024.yaml"),
            try Self.changed(
                "valeur: age(date_naissance, date_reference)", "valeur: age(date_naissance, date_reference) + 1",
                "Rules/faits.yaml"),
        ]
        for workshop in workshops {
            for outcome in try Self.outcomes(workshop) {
                guard case .found(let disagreement)? = outcome else {
                    Issue.record("nothing found")
                    continue
                }
                #expect(disagreement.before != disagreement.after)
            }
        }
    }
}
