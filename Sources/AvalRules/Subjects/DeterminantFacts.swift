import AvalFEEL
import AvalValues

extension Subject.Facts {
    /// What judging gives of a determinant that is a subject.
    static let determinant = Subject.Facts(part: "determinant") {
        Namespace([
            (code, .slot(KeptValue(SlotReference(.element, ElementSlot.code), .code, .string, isPersonal: false))),
            (known, truth(ElementSlot.isKnown)), ("coche", truth(ElementSlot.isTicked)),
            ("porte", truth(ElementSlot.isCarried)),
            ("libelle", .computed(.string, isPersonal: false, LazyFacts.determinantLabel)),
            ("attestation_mois", .computed(.number, isPersonal: false, LazyFacts.attestation)),
        ])
    }

    /// The name of its code.
    static let code = "code"
    /// The name that tells whether its code is in force.
    static let known = "connu"

    private static func truth(_ slot: Int) -> Entry {
        .slot(KeptValue(SlotReference(.element, slot), .boolean, .boolean, isPersonal: false))
    }
}

/// The names of a determinant that is a subject.
public enum DeterminantName {
    /// Those of what its code alone decides: nothing else that a declaration says changes them.
    public static let ofCode = NameSet([
        Subject.Facts.code, Subject.Facts.known, "libelle", "attestation_mois", "attributs",
    ])
}
