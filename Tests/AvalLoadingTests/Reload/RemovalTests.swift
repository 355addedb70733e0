import AvalSource
import Foundation
import Testing

@testable import AvalLoading

@Suite("Rules that would vanish")
struct RemovalTests {
    private static let rules = """
        anomalies:
        - code: un
          si: a = 1
          gravite: bloquante
        - code: deux
          cas:
            - si: a = 2
            - si: a = 3
          gravite: bloquante

        """
    private static let determinants = """
        - code: amiante
          periodes:
            - du: 2017-01-01
              au: 2020-12-31
              categorie: SIA
            - du: 2021-01-01
              categorie: SIR
        - code: grossesse
          sante: oui
          periodes:
            - {du: 2017-01-01, categorie: SIA}

        """
    private static let tariff = """
        exercice: 2025
        lignes:
          - code: cotisation
            pour: [cdi, cdd]
            prix_ht: 138.00
          - code: visites
            prix_ht: 51.00

        """

    private let fixture: RulesFixture

    init() throws {
        fixture = try RulesFixture("faits: un\n")
        try fixture.folder.remove("Rules/a.yaml")
        try fixture.folder.write("Rules/anomalies/a.yaml", Self.rules)
        try fixture.folder.write("Rules/determinants.yaml", Self.determinants)
        try fixture.folder.write("Tariffs/2025.yaml", Self.tariff)
    }

    private func removed(_ outcome: ReloadOutcome) -> [String]? {
        guard case .waiting(_, let changes, let findings, _) = outcome else { return nil }
        #expect(findings.map(\.code) == ["suppression_a_confirmer"])
        return changes.removed
    }

    /// Files of tens of thousands of lines, as lists of codes are: compared line by line, they would take minutes.
    @Test
    func aLongFileThatIsCutIsLostAndOneThatIsWrittenAnewIsNot() {
        func list(_ prefix: String, _ count: Int) -> String {
            "codes:\n" + (0..<count).map { "  \($0): \"\(prefix) \($0)\"\n" }.joined()
        }
        func files(_ text: String) -> RuleFiles {
            let path = "nomenclatures/longue.yaml"
            return RuleFiles(
                rules: [.init(path: path, source: SourceFile(path: path, bytes: Array(text.utf8)))], tariffs: [])
        }
        let whole = list("code", 30_000)
        let old = files(whole)
        #expect(LostText.names(from: old, to: files(list("autre", 30_000))).isEmpty)
        #expect(LostText.names(from: old, to: files(whole + "  fin: \"fin\"\n")).isEmpty)
        for cut in [list("code", 20_000), String(whole.dropLast(5)), "  neuf: \"neuf\"\n" + list("code", 20_000)] {
            #expect(LostText.names(from: old, to: files(cut)) == ["fin de Rules/nomenclatures/longue.yaml"])
        }
    }

    /// A change of a file that takes something away, and how it is named.
    struct Cut: Sendable {
        let file: String
        let old: String
        let new: String
        let names: [String]
    }

    static let cuts = [
        Cut(
            file: "Rules/anomalies/a.yaml", old: String(rules[rules.range(of: "- code: deux")!.lowerBound...]), new: "",
            names: ["deux", "fin de Rules/anomalies/a.yaml"]),
        Cut(
            file: "Rules/anomalies/a.yaml", old: "    - si: a = 2\n", new: "", names: ["deux/cas (n° 1)"]),
        Cut(
            file: "Rules/anomalies/a.yaml", old: "- code: un\n  si: a = 1\n  gravite: bloquante\n", new: "",
            names: ["un"]),
        // The expression itself is what was cut.
        Cut(
            file: "Rules/anomalies/a.yaml", old: " = 3\n  gravite: bloquante\n", new: "",
            names: ["fin de Rules/anomalies/a.yaml"]),
        Cut(
            file: "Rules/determinants.yaml",
            old: "    - du: 2017-01-01\n      au: 2020-12-31\n      categorie: SIA\n", new: "",
            names: ["determinants/amiante/periodes (du 2017-01-01)"]),
        Cut(
            file: "Rules/determinants.yaml", old: determinants, new: "[]\n",
            names: [
                "determinants/amiante", "determinants/grossesse", "fin de Rules/determinants.yaml",
            ]),
        Cut(
            file: "Tariffs/2025.yaml", old: "  - code: visites\n    prix_ht: 51.00\n", new: "",
            names: ["tarifs/2025/lignes/visites", "fin de Tariffs/2025.yaml"]),
        Cut(
            file: "Tariffs/2025.yaml", old: "[cdi, cdd]", new: "[cdi]",
            names: ["tarifs/2025/lignes/cotisation/pour (cdd)"]),
    ]

    @Test(arguments: cuts.indices)
    func whatRemovesWaitsUntilItIsAskedFor(_ index: Int) throws {
        let cut = Self.cuts[index]
        let rules = try RulesInForce.start(fixture.setup())
        let version = rules.current.version
        let text = try fixture.folder.text(cut.file)
        try fixture.folder.write(cut.file, text.replacingOccurrences(of: cut.old, with: cut.new))
        let names = try #require(removed(rules.reload(cause: .watch)))
        // A list that was emptied ends with a line of its own.
        #expect(names == cut.names.filter { cut.new.isEmpty || !$0.hasPrefix("fin ") })
        #expect(rules.current.version == version)
        #expect(fixture.lines.all.contains { $0.hasPrefix("warning Règles en attente") })
        #expect(!fixture.lines.all.contains { $0.contains("grossesse") })
        guard case .accepted(_, true, _, let changes) = rules.reload(cause: .request) else {
            Issue.record("not accepted when asked for")
            return
        }
        #expect(changes.removed == names)
        #expect(rules.current.version != version)
    }

    /// What is no longer kept from being told waits as what vanishes does.
    @Test(arguments: [
        ("Rules/determinants.yaml", "  sante: oui\n", "", "determinants/grossesse/sante"),
        ("Rules/determinants.yaml", "sante: oui", "sante: non", "determinants/grossesse/sante"),
        ("Rules/vocabulaire.yaml", ", unique: oui", "", "vocabulaire/salarie/id/unique"),
        ("Rules/vocabulaire.yaml", "sans_nir: oui", "sans_nir: non", "vocabulaire/salarie/id/sans_nir"),
        (
            "Rules/vocabulaire.yaml", "nom: {type: texte}", "nom: {type: texte, personnel: non}",
            "vocabulaire/salarie/nom/personnel"
        ),
        (
            "Rules/faits.yaml", "    valeur: nom\n", "    valeur: nom\n    publier: oui\n",
            "faits/salarie/initiale/publier"
        ),
    ])
    func whatIsNoLongerProtectedWaits(_ file: String, _ old: String, _ new: String, _ name: String) throws {
        try fixture.folder.write(
            "Rules/vocabulaire.yaml",
            "salarie:\n  id: {type: identifiant, unique: oui, sans_nir: oui, personnel: non}\n  nom: {type: texte}\n")
        try fixture.folder.write("Rules/faits.yaml", "salarie:\n  initiale:\n    valeur: nom\n")
        let rules = try RulesInForce.start(fixture.setup())
        let text = try fixture.folder.text(file)
        #expect(text.contains(old))
        try fixture.folder.write(file, text.replacingOccurrences(of: old, with: new))
        #expect(try #require(removed(rules.reload(cause: .watch))).contains(name))
    }

    /// Whatever changes is told, that nothing is judged by it or that it has no name included.
    @Test(arguments: [
        ("Rules/situations.yaml", "si: a <= b", "si: a < b", "situations (n° 2)"),
        ("Rules/modele.yaml", "poste: maçon", "poste: peintre", "modele"),
    ])
    func whatChangesIsTold(_ file: String, _ old: String, _ new: String, _ name: String) throws {
        try fixture.folder.write(
            "Rules/situations.yaml", "- {code: x, si: c}\n- {code: non, si: a <= b}\n- {code: non, si: d}\n")
        try fixture.folder.write("Rules/modele.yaml", "poste: maçon\n")
        let rules = try RulesInForce.start(fixture.setup())
        let text = try fixture.folder.text(file)
        #expect(text.contains(old))
        try fixture.folder.write(file, text.replacingOccurrences(of: old, with: new))
        guard case .accepted(_, true, _, let changes) = rules.reload(cause: .watch) else {
            Issue.record("not accepted")
            return
        }
        #expect(changes.changed == [name])
        #expect(changes.added == [] && changes.removed == [])
    }

    /// A rule in two halves of which each ends with a line that also stands elsewhere in its file.
    private static let repeating = """
        anomalies:
        - code: un
          si: a = 1
          gravite: bloquante
          du: 2020-01-01
        - code: deux
          si: |
            a = 2
            or b = 3
          gravite: bloquante
          du: 2020-01-01
          champs: a
          chemin: a
          autre: a
          du: 2020-01-01

        """

    /// The first of these follows a line that also ends the file, the others do not.
    @Test(arguments: ["champs", "chemin", "autre"])
    func aFileCutAfterALineThatStandsElsewhereTooWaits(_ key: String) throws {
        let file = "Rules/anomalies/a.yaml"
        try fixture.folder.write(file, Self.repeating)
        let rules = try RulesInForce.start(fixture.setup())
        let cut = try #require(Self.repeating.range(of: "  \(key):")).lowerBound
        try fixture.folder.write(file, String(Self.repeating[..<cut]))
        #expect(removed(rules.reload(cause: .watch)) == ["fin de \(file)"])
        // The rest comes: nothing is lost.
        try fixture.folder.write(file, Self.repeating + "- code: trois\n  si: a = 4\n")
        guard case .accepted(_, true, _, _) = rules.reload(cause: .watch) else {
            Issue.record("the whole file is not accepted")
            return
        }
    }

    @Test func aLineEditedBeforeALastOneThatStandsElsewhereTooIsNoCut() throws {
        let file = "Rules/anomalies/a.yaml"
        try fixture.folder.write(file, Self.repeating)
        let rules = try RulesInForce.start(fixture.setup())
        for (old, new) in [("chemin: a", "chemin: b"), ("b = 3", "b = 4"), ("champs: a\n", "champs: a\n  # note\n")] {
            let text = try fixture.folder.text(file)
            #expect(text.contains(old))
            try fixture.folder.write(file, text.replacingOccurrences(of: old, with: new))
            guard case .accepted = rules.reload(cause: .watch) else {
                Issue.record("\(new) is not accepted")
                return
            }
        }
    }

    @Test func aFileEditedAndCutWithinALineWaits() throws {
        let file = "Rules/anomalies/a.yaml"
        try fixture.folder.write(file, Self.repeating)
        let rules = try RulesInForce.start(fixture.setup())
        let text = Self.repeating.replacingOccurrences(of: "b = 3", with: "b = 4")
        let cut = try #require(text.range(of: "gravite: bloquante\n  du: 2020-01-01\n  champs")).lowerBound
        try fixture.folder.write(file, text[..<cut] + "gravite: bloq")
        #expect(removed(rules.reload(cause: .watch)) == ["fin de \(file)"])
    }

    @Test func aFileThatIsGoneWaits() throws {
        let rules = try RulesInForce.start(fixture.setup())
        try fixture.folder.write("Rules/anomalies/b.yaml", "- code: trois\n  si: a = 4\n")
        _ = rules.reload(cause: .watch)
        try fixture.folder.remove("Rules/anomalies/b.yaml")
        #expect(removed(rules.reload(cause: .watch)) == ["trois", "fichier Rules/anomalies/b.yaml"])
        #expect(removed(rules.reload(cause: .watch)) == ["trois", "fichier Rules/anomalies/b.yaml"])
        // What comes back ends the waiting.
        try fixture.folder.write("Rules/anomalies/b.yaml", "- code: trois\n  si: a = 4\n")
        guard case .accepted(_, false, _, _) = rules.reload(cause: .watch) else {
            Issue.record("the files of the rules in force are not accepted")
            return
        }
    }

    @Test func whatIsAddedOrSaysSomethingElseIsTakenAndTold() throws {
        let rules = try RulesInForce.start(fixture.setup())
        let text = Self.rules.replacingOccurrences(of: "a = 1", with: "a = 5") + "- code: trois\n  si: a = 4\n"
        try fixture.folder.write("Rules/anomalies/a.yaml", text)
        try fixture.folder.write(
            "Tariffs/2025.yaml", Self.tariff.replacingOccurrences(of: "138.00", with: "139.00"))
        guard case .accepted(_, true, _, let changes) = rules.reload(cause: .watch) else {
            Issue.record("not accepted")
            return
        }
        #expect(changes.added == ["trois"])
        #expect(changes.changed == ["tarifs/2025/lignes/cotisation", "un"])
        #expect(changes.removed == [])
        #expect(fixture.lines.all.contains { $0.contains("ajoutes=trois") && $0.contains("modifies=tarifs/2025") })
    }

    @Test func aFileOfRulesThatIsRenamedRemovesNothing() throws {
        try fixture.folder.write("Rules/anomalies/a.yaml", "par_defaut:\n  gravite: bloquante\n" + Self.rules)
        let rules = try RulesInForce.start(fixture.setup())
        try fixture.folder.rename("Rules/anomalies/a.yaml", "Rules/anomalies/z.yaml")
        guard case .accepted(_, true, _, let changes) = rules.reload(cause: .watch) else {
            Issue.record("not accepted")
            return
        }
        #expect(changes.removed == [] && changes.changed == ["deux", "un"])
    }

    @Test func whatAFileSaysForAllItsRulesChangesThemAll() throws {
        try fixture.folder.write("Rules/anomalies/a.yaml", "par_defaut:\n  gravite: bloquante\n" + Self.rules)
        let rules = try RulesInForce.start(fixture.setup())
        try fixture.folder.write("Rules/anomalies/a.yaml", "par_defaut:\n  gravite: information\n" + Self.rules)
        guard case .accepted(_, true, _, let changes) = rules.reload(cause: .watch) else {
            Issue.record("not accepted")
            return
        }
        #expect(changes.changed == ["deux", "un"])
    }

    @Test func aRuleMovedToAnotherFileIsNotRemoved() throws {
        let rules = try RulesInForce.start(fixture.setup())
        let cut = try #require(Self.rules.range(of: "- code: deux")).lowerBound
        try fixture.folder.write("Rules/anomalies/a.yaml", String(Self.rules[..<cut]))
        try fixture.folder.write("Rules/anomalies/b.yaml", String(Self.rules[cut...]))
        guard case .accepted(_, true, _, let changes) = rules.reload(cause: .watch) else {
            Issue.record("not accepted")
            return
        }
        #expect(changes.removed == [] && changes.changed == ["deux"])
    }

    @Test func removalsAreTakenUnaskedWhereTheServiceSaysSo() throws {
        let rules = try RulesInForce.start(fixture.setup(acceptsRemovals: true))
        try fixture.folder.write("Rules/anomalies/a.yaml", "- code: un\n  si: a = 1\n")
        guard case .accepted(_, true, _, let changes) = rules.reload(cause: .watch) else {
            Issue.record("not accepted")
            return
        }
        #expect(changes.removed.contains("deux"))
    }

    @Test func aRestartDoesNotAcceptWhatWaits() throws {
        let path = fixture.folder.at("etat")
        let version = try RulesInForce.start(fixture.setup(store: try AcceptedStore(at: path))).current.version
        try fixture.folder.write("Rules/anomalies/a.yaml", "- code: un\n  si: a = 1\n  gravite: bloquante\n")
        let rules = try RulesInForce.start(fixture.setup(store: try AcceptedStore(at: path)))
        #expect(rules.current.version == version && rules.current.origin == .kept)
        #expect(removed(rules.status.lastReload.outcome)?.contains("deux") == true)
        guard case .accepted(_, true, _, _) = rules.reload(cause: .request) else {
            Issue.record("not accepted when asked for")
            return
        }
    }

    /// Wherever writing a file pauses: between two lines, or within one.
    @Test func everyFileOfTheServiceWaitsWhereverItIsCut() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let whole = try #require(RuleFiles.read(RuleFolders(in: root.path)).files)
        for kind in RuleFolders.Kind.allCases {
            for (index, entry) in whole[kind].enumerated() where !entry.definesNothing {
                let lines = entry.source.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
                // What follows must say something.
                let last = try #require(
                    lines.lastIndex { line in line.first { $0 != 0x20 }.map { $0 != 0x23 } ?? false })
                for line in stride(from: 1, through: last, by: max(1, last / 12)) {
                    for part in [0, lines[line].count / 2] {
                        let cut = Array(lines[..<line].joined(separator: [0x0A])) + [0x0A] + lines[line].prefix(part)
                        var files = whole[kind]
                        files[index] = RuleFiles.Entry(
                            path: entry.path, source: SourceFile(path: entry.source.path, bytes: cut))
                        let now = RuleFiles(
                            rules: kind == .rules ? files : whole.rules,
                            tariffs: kind == .tariffs ? files : whole.tariffs)
                        #expect(
                            LostText.names(from: whole, to: now) == ["fin de \(kind.folderName)/\(entry.path)"],
                            "\(entry.path), line \(line + 1), \(part) bytes of it")
                    }
                }
            }
        }
    }
}
