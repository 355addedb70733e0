import AvalSource
import RuleTestSupport
import Testing

@testable import AvalRules

@Suite("Lines that lost their indentation or their dash")
struct LostLineTests {
    static let mistakes = [
        Mistake(
            "What rules share, without its indentation", in: "Rules/anomalies/adherent.yaml",
            "par_defaut:\n  pour: declaration\n  etape: informations\n  gravite: bloquante",
            "par_defaut:\n⟦pour⟧: declaration\netape: informations\ngravite: bloquante", ["retrait_invalide"],
            help: "deux espaces de plus devant « pour: … »"),
        Mistake(
            "Its first line alone", in: "Rules/anomalies/adherent.yaml", "par_defaut:\n  pour:", "par_defaut:\n⟦pour⟧:",
            ["retrait_invalide"], help: "« pour: … »"),
        Mistake(
            "The first rule of a file, without its dash", in: "Rules/anomalies/adherent.yaml",
            "anomalies:\n- code:", "anomalies:\n⟦code⟧:", ["tiret_manquant"], help: "« - code: … »"),
        Mistake(
            "The same, its place kept", in: "Rules/anomalies/adherent.yaml", "anomalies:\n- code:",
            "anomalies:\n  ⟦code⟧:", ["tiret_manquant"], help: "« - code: … »"),
        Mistake(
            "The second rule, without its dash", in: "Rules/anomalies/adherent.yaml", "\n- code: siret_invalide",
            "\n⟦code⟧: siret_invalide", ["tiret_manquant"], help: "« - »"),
        Mistake(
            "The same, its place kept", in: "Rules/anomalies/adherent.yaml", "\n- code: siret_invalide",
            "\n  ⟦code⟧: siret_invalide", ["cle_en_double"], help: "un tiret devant cette clé"),
        Mistake(
            "A case without its dash", in: "Rules/anomalies/adherent.yaml", "  cas:\n    - si:", "  cas:\n      ⟦si⟧:",
            ["tiret_manquant"], help: "« - si: … »"),
        Mistake(
            "An example without its dash", in: "Rules/anomalies/adherent.yaml",
            "  exemples:\n    - {declaration: {adherent: {siret: null}}, anomalie: oui}",
            "  exemples:\n    ⟦{declaration: {adherent: {siret: null}}, anomalie: oui}⟧", ["tiret_manquant"],
            help: "« - … »"),
        Mistake(
            "Another, without its dash", in: "Rules/anomalies/adherent.yaml",
            "    - {declaration: {adherent: {siret: \"1\"}}, anomalie: non}",
            "    ⟦{declaration: {adherent: {siret: \"1\"}}, anomalie: non}⟧", ["tiret_manquant"], help: "« - »"),
        Mistake(
            "The facts of a record", in: "Rules/faits.yaml", "\ndeclaration:\n  siret_valide:",
            "\ndeclaration:\n⟦siret_valide⟧:", ["retrait_invalide"], help: "« siret_valide: … »"),
        Mistake(
            "The fields of a group", in: "Rules/vocabulaire.yaml", "    contact:\n      telephone:",
            "    contact:\n    ⟦telephone⟧:", ["retrait_invalide"], help: "donnez une valeur à « contact »"),
        Mistake(
            "The labels of words", in: "Rules/vocabulaire.yaml", "    libelles:\n      cdi:",
            "    libelles:\n    ⟦cdi⟧:",
            ["retrait_invalide"], help: "« cdi: … »"),
        Mistake(
            "What a period asks", in: "Rules/suivi.yaml", "  suivi:\n    visite_initiale:",
            "  suivi:\n  ⟦visite_initiale⟧:", ["retrait_invalide"], help: "« visite_initiale: … »"),
        Mistake(
            "The lines of a tariff", in: "Tariffs/2023.yaml", "lignes:\n  - code:", "lignes:\n    ⟦code⟧:",
            ["tiret_manquant"], help: "« - code: … »"),
    ]

    @Test("A line that lost its place is told where it stands, and nothing that follows from it", arguments: mistakes)
    func isTold(_ mistake: Mistake) { #expect(mistake.difference() == nil) }

    @Test func aKeyWhoseValueWasForgottenIsTakenForNothingElse() throws {
        let mistake = Mistake(
            "A reason left empty", in: "Rules/anomalies/adherent.yaml", "  fiche: ENT-01a\n", "  ⟦fiche⟧:\n",
            ["valeur_vide"], help: "écrivez sa valeur")
        #expect(mistake.difference() == nil)
    }

    @Test func noShippedFileIsSaidToHaveLostALine() {
        for (path, text) in Workshop.shipped.texts {
            let file = SourceFile(path: path, text: text)
            #expect(StructureCheck.findings(in: file, parts: RuleKeys.all.map(\.keys), lists: RuleKeys.lists).isEmpty)
        }
    }

    /// Every key of every shipped file under which something stands: without the indentation of its first line, then without
    /// its first dash.
    @Test func whereverALineOfAShippedFileLosesItsPlaceThatIsToldFirst() {
        // The model is a declaration, whose keys are the vocabulary's; those of « particuliers » are keys beside it elsewhere.
        for (path, text) in Workshop.shipped.texts where path.hasPrefix("Rules/") && path != "Rules/modele.yaml" {
            var tried: Set<String> = ["particuliers:"]
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            for index in lines.indices.dropLast() where Self.isOpen(lines[index]) {
                let next = lines[(index + 1)...].firstIndex { !$0.allSatisfy(\.isWhitespace) && !$0.contains(/^ *#/) }
                guard let next, tried.insert(lines[index].trimmingPrefix(/[ -]*/) + "").inserted else { continue }
                for changed in Self.changes(lines[next], under: lines[index]) {
                    var copy = lines
                    copy[next] = changed
                    let first = Self.first(copy.joined(separator: "\n"), path)
                    let told = first.map { "\($0.code) \($0.line)" } ?? "nothing"
                    let isTold = ["retrait_invalide", "tiret_manquant"].contains(first?.code ?? "")
                    // Of a first line that still may be an element, the next one shows that they differ.
                    let lag = changed.contains(/^ *-\s/) ? lines.count : 0
                    #expect(
                        isTold && first.map { (next + 1...next + 1 + lag).contains($0.line) } == true,
                        "\(path):\(next + 1) « \(changed) » : \(told)")
                }
            }
        }
    }

    private static func isOpen(_ line: String) -> Bool { line.contains(/^[ -]*[a-z_]+:\s*$/) }

    private static func changes(_ line: String, under key: String) -> [String] {
        let column = line.prefix { $0 == " " }.count
        let outer = key.prefix { $0 == " " || $0 == "-" }.count
        var changes: [String] = []
        if line.contains(/^ *-\s/) {
            changes += [
                line.replacing("- ", with: "", maxReplacements: 1),
                line.replacing("- ", with: "  ", maxReplacements: 1),
            ]
            if column > outer { changes.append(String(line.dropFirst(column - outer))) }
        } else if column > outer {
            changes.append(String(line.dropFirst(column - outer)))
        }
        return changes
    }

    private static func first(_ text: String, _ path: String) -> (code: String, line: Int)? {
        let log = FindingLog()
        var reader = RuleReader(log: log)
        let file = SourceFile(path: path, text: text)
        _ = reader.read([(String(path.dropFirst("Rules/".count)), file)], folder: "Rules")
        let found = log.findings.first { $0.span?.file.path == path }
        guard let found, let lower = found.span?.lower else { return nil }
        return (found.code, file.bytes[..<lower].count { $0 == 0x0A } + 1)
    }
}
