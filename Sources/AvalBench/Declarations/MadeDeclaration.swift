import AvalJSON
import AvalValues

/// A declaration of the benchmark, before it is written: plain values, so that edge cases can change them.
struct MadeDeclaration {
    /// Someone the company employs. Dates are text, since an edge case may be any text.
    struct Salarie {
        var id: String
        var lastName: String
        var firstName: String
        var sex: String
        var birth: String
        var entry: String
        var exit: String?
        var contract: String
        var post: String?
        var pcs: String?
        var determinants: [String]
        var category: String
    }

    /// What stands under a key that need not be there.
    enum Optional {
        case absent
        case null
        case text(String)
    }

    var number: String
    var exercice: Int
    var date: String
    var memberNumber: String
    var companyName: String
    var siret: String
    var naf: String
    var postcode: String
    var telephone: String
    var determinants: [String]
    var salaries: [Salarie]
    var paymentMode: String
    var iban: Optional
    var rum: Optional

    /// Writes it on a line of its own.
    func write(to output: OutputBuffer) {
        output.put("{")
        output.member("numero", number, first: true)
        output.put(",\"exercice\":")
        output.put(integer: exercice)
        output.member("date", date)
        output.put(",\"adherent\":{")
        output.member("numero", memberNumber, first: true)
        output.member("raison_sociale", companyName)
        output.member("siret", siret)
        output.member("code_naf", naf)
        output.put(",\"adresse\":{\"voie\":\"12 ROUTE NATIONALE\"")
        output.member("code_postal", postcode)
        output.put(",\"commune\":\"BESANÇON\"},\"contact\":{")
        output.member("telephone", telephone, first: true)
        output.put(",\"email\":\"contact@example.fr\"}}")
        output.member("determinants", determinants)
        output.put(",\"salaries\":[")
        for (index, salarie) in salaries.enumerated() {
            if index > 0 { output.put(",") }
            write(salarie, to: output)
        }
        output.put("],\"paiement\":{")
        output.member("mode", paymentMode, first: true)
        output.member("iban", iban)
        output.member("rum", rum)
        output.put("}}\n")
    }

    private func write(_ salarie: Salarie, to output: OutputBuffer) {
        output.put("{")
        output.member("id", salarie.id, first: true)
        output.member("nom", salarie.lastName)
        output.member("prenom", salarie.firstName)
        output.member("sexe", salarie.sex)
        output.member("date_naissance", salarie.birth)
        output.member("date_entree", salarie.entry)
        output.member("date_sortie", salarie.exit)
        output.member("contrat", salarie.contract)
        output.member("poste", salarie.post)
        output.member("code_pcs", salarie.pcs)
        output.member("determinants", salarie.determinants)
        output.member("categorie_declaree", salarie.category)
        output.put("}")
    }
}

extension OutputBuffer {
    /// A key with a text, or null.
    fileprivate func member(_ key: StaticString, _ value: String?, first: Bool = false) {
        self.key(key, first: first)
        if let value { put(jsonString: value) } else { put("null") }
    }

    /// A key with a list of texts.
    fileprivate func member(_ key: StaticString, _ values: [String]) {
        self.key(key, first: false)
        put("[")
        for (index, value) in values.enumerated() {
            if index > 0 { put(",") }
            put(jsonString: value)
        }
        put("]")
    }

    /// A key that may be left out.
    fileprivate func member(_ key: StaticString, _ value: MadeDeclaration.Optional) {
        switch value {
        case .absent: break
        case .null: member(key, String?.none)
        case .text(let text): member(key, text)
        }
    }

    private func key(_ key: StaticString, first: Bool) {
        put(first ? "\"" : ",\"")
        put(key)
        put("\":")
    }
}
