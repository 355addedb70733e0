import AvalJSON
import AvalRules

/// What a value of follow-up is written as, by the place where it stands; made once for all verdicts.
enum FollowUpFragment: Int, CaseIterable {
    /// `,"suivi":{"visite_initiale":{"delai":"P3M","reference":"…"}`
    case firstVisit
    /// `,"periodicite_mois":60`
    case period
    /// `,"visite_intermediaire_mois":24`
    case intermediateVisit
    /// `,"validite_mois":60,"reference":"…"}`, after the determinant.
    case attestation
    /// `,"reference":"…`, its end left open.
    case reference
    /// ` ; …`, after another reference.
    case furtherReference

    /// How many there are: asked for at every fragment, where ``allCases`` would be an array made each time.
    static var count: Int { furtherReference.rawValue + 1 }

    /// What writes the fragments of a value, in the order of their cases.
    static func writers(of term: FollowUp.Term) -> [(OutputBuffer) -> Void] {
        allCases.map { fragment in { fragment.write(term, $0) } }
    }

    private func write(_ term: FollowUp.Term, _ output: OutputBuffer) {
        switch self {
        case .firstVisit:
            output.put(",\"suivi\":{\"visite_initiale\":{\"delai\":")
            output.put(jsonString: FollowUp.Term.delay(ofFirstVisit: term.months))
            output.put(",\"reference\":")
            output.put(jsonString: term.reference)
            output.put("}")
        case .period:
            output.put(",\"periodicite_mois\":")
            output.put(integer: term.months)
        case .intermediateVisit:
            output.put(",\"visite_intermediaire_mois\":")
            output.put(integer: term.months)
        case .attestation:
            output.put(",\"validite_mois\":")
            output.put(integer: term.months)
            output.put(",\"reference\":")
            output.put(jsonString: term.reference)
            output.put("}")
        case .reference:
            output.put(",\"reference\":\"")
            output.put(escaping: term.reference)
        case .furtherReference:
            output.put(" ; ")
            output.put(escaping: term.reference)
        }
    }
}
