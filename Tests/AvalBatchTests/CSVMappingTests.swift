import AvalJSON
import AvalSource
import AvalTestSupport
import AvalValues
import Testing

@testable import AvalBatch

@Suite("Correspondences of columns")
struct CSVMappingTests {
    private static let export = """
        sep=;
        Société;N° SIRET;Code APE;Exercice;Matricule;Nom;Né(e) le;Entrée;Contrat;Code PCS;Risques;Suivi;Solde;;
        SARL MODELE;453 517 088 00010;4332B;2023;0001;EXEMPLE;03/02/80;05/01/2015;CDI;632d;;SI;1,50;;
        SARL MODELE;453 517 088 00010;4332B;2023;0002;TYPE;06/05/1975 00:00;01/09/2020;Cdd;632a;Exposition à l'amiante, Travail de nuit;sir;2;;
        ;;;;;;;;;;;;;;

        """

    private static func read(_ text: String) throws -> (mapping: CSVMapping, findings: [Finding]) {
        CSVMappingReader(try Shipped.rulebook()).read("m.yaml", Array(text.utf8))
    }

    @Test func theOneProposedJudgesEverySalarie() throws {
        let bench = try InputBench()
        let path = try bench.write("paie.csv", Self.export)
        let suggestion = try MappingSuggestion.of(path, try Shipped.rulebook(), encoding: nil)
        #expect(suggestion.remarks.contains { $0.contains("colonne(s) 13") })
        #expect(suggestion.remarks.contains { $0.contains("« numero »") })
        let (mapping, findings) = try Self.read(suggestion.text)
        #expect(findings.map(\.message) == [])
        let read = try bench.read([path], mapping: mapping).items
        #expect(
            read.map(\.text) == [
                #"{"adherent":{"raison_sociale":"SARL MODELE","siret":"453 517 088 00010","code_naf":"4332B"},"exercice":2023,"numero":"45351708800010-2023","date":"2023-12-31","salaries":[{"id":"0001","nom":"EXEMPLE","date_naissance":"1980-02-03","date_entree":"2015-01-05","contrat":"cdi","code_pcs":"632d","categorie_declaree":"SI"},{"id":"0002","nom":"TYPE","date_naissance":"1975-05-06","date_entree":"2020-09-01","contrat":"cdd","code_pcs":"632a","determinants":["amiante","travail_nuit"],"categorie_declaree":"SIR"}]}"#
            ])
    }

    @Test(arguments: [
        ("Siret entreprise", "adherent.siret"), ("Siret de la société", "adherent.siret"),
        ("SIRET établissement", "adherent.siret"), ("Entreprise", "adherent.raison_sociale"),
        ("Nom du salarié", "salarie.nom"), ("Prénom du salarié", "salarie.prenom"),
        ("Code postal entreprise", "adherent.adresse.code_postal"),
        ("Date naisance", "salarie.date_naissance"), ("Matricul", "salarie.id"),
    ])
    func whatAFieldIsCalledItselfTellsMoreThanItsOtherNames(_ header: String, _ name: String) throws {
        let names = CSVNames(try Shipped.rulebook().rules.schema)
        #expect(names.nearest(header)?.name.text == name)
    }

    @Test func aWordThatBlanksFollowIsProposedWithoutThem() throws {
        let bench = try InputBench()
        let path = try bench.write("a.csv", "Matricule;Exercice;Risques\n1;2023;Plomb | Amiante\n")
        let text = try MappingSuggestion.of(path, try Shipped.rulebook(), encoding: nil).text
        #expect(text.contains("\"Plomb\": plomb"), "\(text)")
    }

    private static func proposal(_ text: String) throws -> MappingSuggestion {
        let bench = try InputBench()
        return try MappingSuggestion.of(try bench.write("a.csv", text), try Shipped.rulebook(), encoding: nil)
    }

    @Test func aHeaderThatIsAsMuchLikeTwoFieldsIsToldWithBoth() throws {
        let found = try Self.proposal("Matricule;Exercice;Nom\n1;2023;X\n")
        let comment = """
              # "Nom" ressemble autant à signature.nom qu'à salarie.nom : gardez le bon
              "Nom": salarie.nom

            """
        #expect(found.text.contains(comment), "\(found.text)")
        #expect(found.remarks.contains { $0.contains("colonne 3") && $0.contains("signature.nom") }, "\(found.remarks)")
        #expect(try Self.read(found.text).findings.map(\.message) == [])
    }

    @Test func aFieldThatAnotherHeaderMeansIsNoLongerInQuestion() throws {
        let found = try Self.proposal("Matricule;Exercice;Nom;signature.nom\n1;2023;X;Y\n")
        #expect(!found.text.contains("ressemble autant"), "\(found.text)")
    }

    @Test(
        arguments: [
            ("Sexe", "H", "M"), ("Sexe", "h", "M"), ("Sexe", "f", "F"), ("Sexe", "M.", "M"), ("Sexe", "Homme", "M"),
            ("Sexe", "FEMME", "F"), ("Sexe", "Femmes", "F"), ("Sexe", "Mme", nil), ("Sexe", "X", nil),
            ("Contrat", "C.D.D.", "cdd"), ("Contrat", "C. D. I.", "cdi"), ("Contrat", "CDI ", "cdi"),
            ("Contrat", "Apprenti", "apprentissage"), ("Contrat", "apprentie", "apprentissage"),
            ("Contrat", "appr.", "apprentissage"), ("Contrat", "Intérimaire", "interim"),
            ("Contrat", "INTÉRIM", "interim"),
            ("Contrat", "Stagiaire", "stage"), ("Contrat", "Durée indéterminée", "cdi"),
            ("Contrat", "Déterminé", "cdd"),
            ("Contrat", "S", nil), ("Contrat", "I", nil), ("Contrat", "saisonnier", nil), ("Contrat", "mutation", nil),
            ("Suivi", "S.I.R.", "SIR"), ("Suivi", "suivi individuel renforcé", "SIR"), ("Suivi", "s i", "SI"),
        ] as [(String, String, String?)])
    func aWordIsKnownByHowItIsWritten(_ header: String, _ cell: String, _ word: String?) throws {
        let found = try Self.proposal("Matricule;Exercice;\(header)\n1;2023;\(cell)\n")
        let trimmed = cell.trimmingPrefix(" ").split(separator: " ").joined(separator: " ")
        if let word {
            #expect(found.text.contains("\"\(trimmed)\": \(word)\n"), "\(found.text)")
        } else {
            #expect(!found.text.contains("\"\(trimmed)\""), "\(found.text)")
            #expect(found.remarks.contains { $0.contains("ressemblent à rien de connu") }, "\(found.remarks)")
        }
    }

    @Test(arguments: [("CD", "cdi ou cdd"), ("Contrat", "cdi, cdd, apprentissage ou autre")])
    func aWordThatMayMeanSeveralIsLeftToTheReader(_ cell: String, _ words: String) throws {
        let found = try Self.proposal("Matricule;Exercice;Contrat\n1;2023;\(cell)\n2;2023;C.D.D.\n")
        #expect(
            found.text.contains("mots:\n  salarie.contrat:\n    # \"\(cell)\": \(words) ?\n    \"C.D.D.\": cdd\n"),
            "\(found.text)")
        #expect(found.remarks.contains { $0.contains("choisissez") }, "\(found.remarks)")
        let alone = try Self.proposal("Matricule;Exercice;Contrat\n1;2023;\(cell)\n")
        #expect(try Self.read(alone.text).findings.map(\.message) == [], "\(alone.text)")
    }

    @Test func noProposalIsMadeOfAFileWithoutHeaders() throws {
        let bench = try InputBench()
        let path = try bench.write("a.csv", "martin;jean;12\ndupond;anne;13\n")
        let error = #expect(throws: BatchError.self) {
            try MappingSuggestion.of(path, try Shipped.rulebook(), encoding: nil)
        }
        #expect(error?.message.contains("martin") == false)
    }

    @Test(arguments: [
        ("colonnes:\n  SIRET: adherent.sirette\n", "champ_inconnu", 2, 10),
        ("colonnes:\n  A: salarie.nom\n  B: salarie.nom\n", "nom_en_double", 3, 6),
        ("colonnes:\n  Né le: salarie.nom\n  ne LE: salarie.id\n", "nom_en_double", 3, 3),
        ("colonne:\n  A: salarie.nom\n", "cle_inconnue", 1, 1),
        ("mots:\n  salarie.contrat: {CDI: cdj}\n", "mot_inconnu", 2, 26),
        ("colonnes:\n  A: numero\nvaleurs:\n  numero: x\n", "nom_en_double", 4, 3),
        ("mots:\n  salarie.contrat:\n    CDI: cdd\n    cdi: interim\n", "nom_en_double", 4, 5),
        ("mots:\n  salarie.determinants: {Élevé: amiante, eleve: plomb}\n", "nom_en_double", 2, 42),
        ("mots:\n  salarie.nom: {A: b}\n", "valeur_inattendue", 2, 3),
        ("dates: {annees_depuis: bientôt}\n", "valeur_inattendue", 1, 24),
        ("dates: {ordre: jour}\n", "valeur_inattendue", 1, 16), ("colonnes: [a, b]\n", "valeur_inattendue", 1, 11),
    ])
    func whatIsWrongInOneIsToldWhereItStands(_ text: String, _ code: String, _ line: Int, _ column: Int) throws {
        let findings = try Self.read(text).findings
        #expect(findings.first?.code == code)
        #expect(findings.first?.span?.start.line == line)
        #expect(findings.first?.span?.start.column == column)
    }

    @Test func aColumnOfATextThatTheFileLacksIsTold() throws {
        let bench = try InputBench()
        let path = try bench.write("a.csv", "Matricule;Exercice\n1;2023\n")
        let (mapping, _) = try Self.read(
            "colonnes: {Matricule: salarie.id, Exercice: exercice}\nvaleurs: {numero: '{Dossier}', date: 2023-01-01}\n")
        let error = #expect(throws: BatchError.self) { try bench.read([path], mapping: mapping) }
        #expect(error?.message.contains("« Dossier »") == true)
    }

    @Test func aColumnOfTheCorrespondenceThatTheFileLacksIsTold() throws {
        let bench = try InputBench()
        let path = try bench.write("a.csv", "Num;Matricule\nA;1\n")
        let (mapping, _) = try Self.read(
            "colonnes: {Num: numero, Matricule: salarie.id, Risques: salarie.determinants, Nom: salarie.nom}\n")
        let error = #expect(throws: BatchError.self) { try bench.read([path], mapping: mapping) }
        #expect(error?.message.contains("« Risques » (salarie.determinants), « Nom » (salarie.nom)") == true)
    }

    @Test func aColumnOfTheCorrespondenceMayStandUnderOurOwnName() throws {
        let bench = try InputBench()
        let path = try bench.write("a.csv", "Num;salarie.id\nA;1\n")
        let (mapping, _) = try Self.read("colonnes: {Num: numero, Matricule: salarie.id}\n")
        let read = try bench.read([path], mapping: mapping).items
        #expect(read.map(\.text) == [#"{"numero":"A","salaries":[{"id":"1"}]}"#])
    }

    @Test func theCorrespondenceIsObeyedBeforeOurOwnHeaders() throws {
        let bench = try InputBench()
        let path = try bench.write(
            "a.csv", "numero;date;salarie.id;salarie.determinants\n1;15/11/2023;s1;amiante\n2;16/11/2023;s2;\n")
        let (mapping, _) = try Self.read(
            "ignorees: [salarie.determinants]\nvaleurs: {numero: fixe, date: '2024-11-15'}\n")
        #expect(
            try bench.read([path], mapping: mapping).items.map(\.text) == [
                #"{"numero":"fixe","date":"2024-11-15","salaries":[{"id":"s1"},{"id":"s2"}]}"#
            ])
    }

    @Test(arguments: [
        "45351708800010;2023;s1\n453 517 088 00010;2023;s2\n",
        "45351708800010;2023;s1\n45351708800010;20 23;s2\n", "4535170880001;02023;s1\n45351708800010;2023;s2\n",
    ])
    func rowsAreOneDeclarationByWhatTheirNumberBecomes(_ rows: String) throws {
        let bench = try InputBench()
        let path = try bench.write("a.csv", "SIRET;An;Matricule\n" + rows)
        let (mapping, _) = try Self.read(
            "colonnes: {Matricule: salarie.id}\nignorees: [SIRET, An]\nvaleurs: {numero: '{SIRET}{An}'}\n")
        #expect(
            try bench.read([path], mapping: mapping).items.map(\.text) == [
                #"{"numero":"453517088000102023","salaries":[{"id":"s1"},{"id":"s2"}]}"#
            ])
    }

    @Test func aNumberOfWhichACellIsEmptyIsNone() throws {
        let bench = try InputBench()
        let path = try bench.write("a.csv", "SIRET;An;Matricule\n;2023;s1\n;2023;s2\n1;;s3\n1;2023;s4\n")
        let (mapping, _) = try Self.read(
            "colonnes: {Matricule: salarie.id}\nignorees: [SIRET, An]\nvaleurs: {numero: '{SIRET}-{An}'}\n")
        let read = try bench.read([path], mapping: mapping).items
        #expect(read.map(\.pointer) == ["/numero", "/numero", "/numero", ""])
        #expect(read.last?.text == #"{"numero":"1-2023","salaries":[{"id":"s4"}]}"#)
    }

    @Test func aTextOfWhichACellIsEmptyIsAbsent() throws {
        let bench = try InputBench()
        let path = try bench.write("a.csv", "numero;An;salarie.id\n1;;s1\n")
        let (mapping, _) = try Self.read("ignorees: [An]\nvaleurs: {date: '{An}-12-31'}\n")
        let read = try bench.read([path], mapping: mapping).items
        #expect(read.map(\.text) == [#"{"numero":"1","salaries":[{"id":"s1"}]}"#])
    }

    @Test(arguments: [
        ("15/11/23", "2023-11-15"), ("15/11/41", "1941-11-15"), ("5-1-2023", "2023-01-05"),
        ("2023.11.15", "2023-11-15"),
        ("15/11/2023 00:00:00", "2023-11-15"), ("2023-11-15T08:30", "2023-11-15"), ("15/11", ""), ("demain", ""),
        ("15/11/023", ""), ("15/11/2023 matin", ""),
    ])
    func daysAreReadAsTheCorrespondenceSays(_ cell: String, _ day: String) throws {
        let output = OutputBuffer()
        let date = CellDate(order: .dayFirst, century: 1940, dropsTime: true)
        let isDay = ByteView.with(cell) { date.convert($0, into: output) }
        #expect(isDay == !day.isEmpty)
        if isDay { #expect(output.bytes.text == day) }
    }
}
