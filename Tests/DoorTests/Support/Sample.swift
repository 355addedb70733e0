import AvalJSON

/// Declarations and requests to try the doors with.
enum Sample {
    /// An accepted declaration but for one anomaly: the declared category is too weak.
    static let declaration = declaration(salaries: [salarie("s1", declared: "SI")])

    /// A declaration without anomaly.
    static let accepted = declaration(salaries: [salarie("s1", declared: "SIR")])

    static func declaration(numero: String = "5", date: String = "2023-11-15", salaries: [String]) -> String {
        """
        {"numero":"\(numero)","exercice":2023,"date":"\(date)","adherent":{"numero":"004217","raison_sociale":"SARL SOCIE",\
        "siret":"45351708800010","tva_intracommunautaire":null,"code_naf":"43.32B","date_adhesion":"1991-11-21",\
        "adresse":{"voie":"ROUTE NATIONALE","code_postal":"25110","commune":"SECHIN"},\
        "contact":{"telephone":"03.81.84.01.75","email":"socie@example.fr"}},"determinants":["amiante"],\
        "determinants_particuliers":[],"motivations":[],"salaries":[\(salaries.joined(separator: ","))],\
        "paiement":{"mode":"prelevement","iban":"FR7630006000011234567890189","rum":"RUM00000001"},"signature":null}
        """
    }

    static func salarie(_ id: String, declared: String, birth: String = "1980-02-03") -> String {
        """
        {"id":"\(id)","nom":"MARTIN","prenom":"Jean","sexe":"M","date_naissance":"\(birth)","date_entree":"2015-01-05",\
        "date_sortie":null,"contrat":"cdi","poste":"Menuisier","code_pcs":"632d","determinants":["amiante"],\
        "categorie_declaree":"\(declared)"}
        """
    }

    /// A request of the protocol that has a declaration judged.
    static func request(_ declaration: String = declaration, id: String = "1", more: String = "") -> String {
        #"{"jsonrpc":"2.0","id":\#(id),"method":"valider","params":{"declaration":\#(declaration)\#(more)}}"#
    }

    /// The verdict as it stands in an answer, byte for byte.
    static func verdict(in answer: String, id: String = "1") -> String? {
        let head = #"{"jsonrpc":"2.0","id":\#(id),"result":"#
        guard answer.hasPrefix(head), answer.hasSuffix("}") else { return nil }
        return String(answer.dropFirst(head.count).dropLast())
    }

    /// The declaration spread over many lines.
    static func pretty(_ declaration: String) throws -> String {
        String(decoding: JSONWriter.bytes(of: try JSONReader.parse(Array(declaration.utf8)), .pretty), as: UTF8.self)
    }
}
