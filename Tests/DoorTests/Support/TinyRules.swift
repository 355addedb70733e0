/// The smallest rules that serve: a daemon with them starts at once.
enum TinyRules {
    /// A folder with them.
    static func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for (name, text) in files { try folder.write(name, text) }
        return folder
    }

    /// A declaration that they accept, not signed.
    static func declaration(_ number: Int) -> String {
        """
        {"numero":"\(number)","exercice":2023,"date":"2023-11-15","determinants":[],"salaries":[{"id":"s1",\
        "determinants":[],"categorie_declaree":"SI"}],"paiement":{"mode":"virement"},"signature":null}
        """
    }

    private static let files = [
        "Rules/vocabulaire.yaml": """
        declaration:
          numero: {type: identifiant, personnel: non}
          exercice: {type: entier, obligatoire: oui, personnel: non}
          date: {type: date, obligatoire: oui, personnel: non}
          determinants: {type: codes, personnel: non}
          determinants_particuliers: {liste_de: determinant_particulier}
          salaries: {liste_de: salarie, obligatoire: oui}
          paiement:
            mode: {type: mot, parmi: modes_de_paiement, personnel: non}
          signature:
            nom: {type: texte}
        salarie:
          id: {type: identifiant, obligatoire: oui, unique: oui, sans_nir: oui, personnel: non}
          determinants: {type: codes, personnel: non}
          categorie_declaree: {type: mot, parmi: categories, personnel: non}
        determinant_particulier:
          code: {type: code, obligatoire: oui, personnel: non}

        """,
        "Rules/modele.yaml": """
        numero: modele
        exercice: 2023
        date: 2023-11-15
        determinants: []
        salaries:
          - id: s1
            determinants: []
            categorie_declaree: SI
        paiement:
          mode: virement

        """,
        "Rules/campagnes.yaml": "[]\n",
        "Rules/couverture.yaml": "du: 2017-01-01\n",
        "Rules/paiements.yaml": "- {code: virement, libelle: Virement}\n",
        "Rules/determinants.yaml": """
        - code: plomb
          libelle: plomb
          motif: plomb
          periodes:
            - {du: 2017-01-01, categorie: SIR, reference: essai}

        """,
        "Rules/categories.yaml": """
        categories:
          - {code: SI, libelle: Suivi individuel}
          - {code: SIR, libelle: Suivi individuel renforcé}
        pour: chaque salarie present
        defaut: SI
        motif_par_defaut: aucun
        particuliers:
          categorie: SIR
          motif: particulier

        """,
        "Rules/faits.yaml": """
        salarie:
          present:
            valeur: id != null
          genre:
            valeur: if id = "s0" then "rare" else "tous"

        """,
        "Tariffs/2023.yaml": """
        exercice: 2023
        tva: 20.00
        selon: genre
        lignes:
          - {code: cotisation, libelle: Cotisation, pour: [tous, rare], prix_ht: 138.00}

        """,
    ]
}
