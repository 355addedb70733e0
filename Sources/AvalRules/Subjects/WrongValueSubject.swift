extension Subject {
    /// Each value that could not be read as its field's kind.
    static let wrongValues = Subject(
        wording: Wording("chaque valeur_invalide"), examples: ["chaque valeur_invalide"], facts: .wrongValue,
        isAboutReading: true,
        names: { names, _ in names.withDeclaration(Facts.wrongValue.names()) },
        walk: { _ in .wrongValues })
}

extension Subject.Facts {
    /// What judging gives of a wrong value.
    fileprivate static let wrongValue = Subject.Facts(part: "valeur_invalide") {
        Namespace([
            ("libelle", .computed(.string, isPersonal: false, LazyFacts.wrongFieldLabel)),
            ("attendu", .computed(.string, isPersonal: false, LazyFacts.wrongFieldExpectation)),
        ])
    }
}
