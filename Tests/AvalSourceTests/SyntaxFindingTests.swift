import AvalSource
import Testing

@Suite("What authors write that YAML cannot read") struct SyntaxFindingTests {
    @Test func `tabs as indentation`() {
        checkFindings("a:\n⟦\t⟧b: c\n", "tabulation")
        checkFindings("a:\n  b: c\n⟦\t⟧d: e\n", "tabulation")
        checkFindings("a: |\n  un\n⟦\t⟧deux\n", "tabulation")
    }

    @Test func `characters that begin no text`() {
        checkFindings("a: ⟦@⟧midi\n", "debut_reserve")
        checkFindings("a: ⟦`⟧b\n", "debut_reserve")
        checkFindings("a: ⟦%⟧ de TVA\n", "debut_reserve")
        checkFindings("a: ⟦*⟧ important\n", "debut_reserve")
        checkFindings("a: ⟦&⟧ co\n", "debut_reserve")
        checkFindings("a:\n  - ⟦]⟧18..65]\n", "debut_reserve")
    }

    @Test func `comparisons taken for the head of a block`() {
        checkFindings("a: ⟦>⟧ 18\n", "debut_reserve")
        checkFindings("a: ⟦>⟧= 18\n", "debut_reserve")
        checkFindings("- ⟦|⟧ SI | SIR\n", "debut_reserve")
    }

    @Test func `a colon inside a text`() {
        checkFindings("message: Attention ⟦:⟧ ceci\n", "deux_points_dans_texte")
        checkFindings("- code: a\n  message: Attention⟦:⟧ ceci\n  b: c\n", "deux_points_dans_texte")
    }

    @Test func `no space after a colon`() {
        checkFindings("code⟦:⟧abc\nsi: x\n", "espace_manquante")
        checkFindings("- code: a\n  si⟦:⟧x\n  b: c\n", "espace_manquante")
    }

    @Test func `a line without a colon`() {
        checkFindings("code: abc\n⟦libelle⟧\nsi: x\n", "deux_points_manquants")
        checkFindings("⟦libelle⟧\nsi: x\n", "deux_points_manquants")
    }

    @Test func `a line that is not under its neighbours`() {
        checkFindings("a: b\n  ⟦c: d⟧\n", "retrait_invalide")
        checkFindings("a:\n    b: c\n  ⟦d: e⟧\n", "retrait_invalide")
        checkFindings("a:\n  - b\n ⟦- c⟧\n", "retrait_invalide")
    }

    @Test func `an element without its dash`() {
        checkFindings("- code: a\n  si: b\n⟦code⟧: c\n  si: d\n", "tiret_manquant")
        checkFindings(
            "- code: a\n  si: b\n⟦code⟧: c\n  si: d\n- code: e\n  si: f\n⟦code⟧: g\n", "tiret_manquant",
            "tiret_manquant")
        checkFindings("a:\n  - code: b\n    c: d\n  ⟦code⟧: e\n    c: f\n", "tiret_manquant")
        checkFindings("exemples:\n  {a: b}\n  ⟦{a: c}⟧\n", "tiret_manquant")
    }

    @Test func `an element of which lines lost their indentation`() {
        checkFindings("- code: a\n⟦si⟧: b\n  c: d\n", "retrait_invalide")
        checkFindings("- code: a\n⟦si⟧: b\nc: d\ne: f\n", "retrait_invalide")
        checkFindings("-\n⟦code⟧: a\nsi: b\n", "retrait_invalide")
    }

    @Test func `a dash without its space`() {
        checkFindings("⟦-⟧code: a\n  si: b\n", "tiret_colle")
    }

    @Test func `quotes never closed`() {
        checkFindings("a: ⟦\"⟧b\nc: d\n", "guillemet_non_ferme")
        checkFindings("a: ⟦'⟧l\nc: d\n", "guillemet_non_ferme")
    }

    @Test func `text after a quote or a bracket`() {
        checkFindings("si: \"a\" ⟦= b⟧\n", "texte_apres_guillemet")
        checkFindings("si: 'cdi'⟦, 'cdd'⟧\n", "texte_apres_guillemet")
        checkFindings("si: [1, 2] ⟦= x⟧\n", "texte_apres_crochet")
    }

    @Test func `an expression between braces`() {
        checkFindings("- {pour: x in (\"a\", \"b\"⟦)}⟧\n", "texte_apres_guillemet")
        checkFindings("- {si: 'a' ⟦= b}⟧\n", "texte_apres_guillemet")
    }

    @Test func `an item one column too far`() {
        checkFindings("a:\n  - b\n   ⟦-⟧ c\n", "tiret_dans_texte")
        checkFindings("a: total\n  - remise\n")
    }

    @Test func `brackets never closed`() {
        checkFindings("a: ⟦[⟧b, c\nd: e\n", "crochet_non_ferme")
        checkFindings("a: ⟦[⟧'b' 'c']\nd: e\n", "crochet_non_ferme")
    }

    @Test func `an unknown escape`() {
        checkFindings(#"a: "⟦\d⟧+ ""#, "echappement_invalide")
    }

    @Test func `an item beside its key`() {
        checkFindings("a: ⟦-⟧ b\n", "tiret_mal_place")
    }
}

@Suite("Reading on after a mistake") struct RecoveryTests {
    @Test func `every mistake of a file is told, and the rest is read`() {
        let root = checkFindings(
            """
            # Des règles
            - code: premiere
              si: "a" ⟦= b⟧
              gravite: bloquante
            - code: deuxieme
              si: oui
            - code: troisieme
              message: Attention ⟦:⟧ ceci
              periodes:
                - du: ⟦@⟧hier
                  au: demain
                - du: ⟦"⟧2023
            """, "texte_apres_guillemet", "deux_points_dans_texte", "debut_reserve",
            "guillemet_non_ferme")
        #expect(
            outline(root) == """
                [{code: "premiere", si: ?, gravite: "bloquante"}, {code: "deuxieme", si: "oui"}, \
                {code: "troisieme", message: ?, periodes: [{du: ?, au: "demain"}, {du: ?}]}]
                """)
    }

    @Test func `keys twice are seen across the entries read apart`() {
        let root = checkFindings("a: b\n⟦a⟧: c\nd: ⟦@⟧e\n", "cle_en_double", "debut_reserve")
        #expect(outline(root) == #"{a: "b", d: ?}"#)
    }

    @Test func `a file right by parts and wrong as a whole is told once`() {
        checkFindings("a: b\n⟦- c⟧\n", "retrait_invalide")
    }

    @Test func `an element left of the key that it belongs to names that key`() {
        let text = "a: b\nbloc:\n  lignes:\n- code: x\n"
        let findings = YAMLReader.read(SourceFile(path: "x.yaml", text: text)).findings
        #expect(findings.map(\.code) == ["retrait_invalide"])
        #expect(findings.first?.span?.start.line == 4)
        #expect(findings.first?.message.contains("« lignes »") == true)
        #expect(findings.first?.help?.contains("en retrait sous « lignes »") == true)
        checkFindings("a:\n  b:\n    c:\n  ⟦- d⟧\n", "retrait_invalide")
    }

    @Test func `at most fifty syntax errors are told`() {
        let text = (0..<80).map { "a\($0): @x\n" }.joined()
        #expect(YAMLReader.read(SourceFile(path: "x.yaml", text: text)).findings.count == 50)
    }
}
