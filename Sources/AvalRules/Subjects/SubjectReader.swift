import AvalSource

/// Reads who a rule is about: « declaration », « chaque salarie present », « chaque determinant de declaration »…
struct SubjectReader {
    let log: FindingLog

    func read(_ text: SourceText) -> Subject? {
        let words = text.string.split(separator: " ").map(String.init)
        switch words {
        case ["declaration"]: return .declaration
        case ["champs_inconnus"]: return .unknownFields
        case ["chaque", "valeur_invalide"]: return .wrongValues
        case ["chaque", "determinant", "de", "declaration"]: return .companyDeterminants
        case ["chaque", "determinant", "de", "salarie"]: return .carriedDeterminants(fact: nil)
        case _ where words.count == 5 && Array(words[..<4]) == ["chaque", "determinant", "de", "salarie"]:
            return .carriedDeterminants(fact: words[4])
        case _ where words.count == 2 && words[0] == "chaque" && words[1] != "determinant":
            return .each(record: words[1], fact: nil)
        case _ where words.count == 3 && words[0] == "chaque" && words[1] != "determinant":
            return .each(record: words[1], fact: words[2])
        default:
            let whole = "chaque " + text.string
            let meant =
                Subject.wordings.contains(whole) ? whole : Nearest.word(of: text.string, among: Subject.wordings)
            log.add(SubjectFinding.unreadable(text.string, near: meant), at: text.place)
            return nil
        }
    }
}
