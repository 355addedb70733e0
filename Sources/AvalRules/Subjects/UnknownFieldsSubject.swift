extension Subject {
    /// The keys that the vocabulary does not know, together.
    static let unknownFields = Subject(
        wording: Wording("champs_inconnus"), examples: ["champs_inconnus"], facts: .unknownFields,
        isAboutReading: true,
        names: { names, _ in names.withDeclaration(Facts.unknownFields.names()) },
        walk: { _ in .unknownFields })
}

extension Subject.Facts {
    /// What judging gives of the keys that the vocabulary does not know.
    fileprivate static let unknownFields = Subject.Facts(part: "champs_inconnus") {
        Namespace([("champs", .computed(.list(.string), isPersonal: false, LazyFacts.unknownFields))])
    }
}
