/// The codes that more than one stage uses, each with one title.
public enum SharedFindingCode: String, FindingCode {
    /// A file with nothing in it.
    case emptyFile = "fichier_vide"
    /// A file longer than is read.
    case fileTooLong = "fichier_trop_long"
    /// A key that nothing needs beside another.
    case unneededKey = "cle_en_trop"
    /// A key that has no meaning where it stands.
    case unknownKey = "cle_inconnue"
    /// A key that must be there and is not.
    case missingKey = "cle_manquante"
    /// A key that older rules had here and that stands elsewhere today.
    case movedKey = "cle_deplacee"
    /// A tab where spaces are due.
    case tab = "tabulation"
    /// A key written twice in one mapping.
    case repeatedKey = "cle_en_double"
    /// A key without a value.
    case emptyValue = "valeur_vide"
    /// A value of another kind than its key wants.
    case unexpectedValue = "valeur_inattendue"
    /// A number that cannot be meant.
    case unexpectedNumber = "nombre_inattendu"
    /// A list with nothing in it.
    case emptyList = "liste_vide"
    /// A period that ends before it begins.
    case reversedPeriod = "periode_inversee"
    /// A name given twice.
    case repeatedName = "nom_en_double"
    /// A name that nothing bears.
    case unknownName = "nom_inconnu"
    /// A word that is none of those a value may be.
    case unknownWord = "mot_inconnu"
    /// A field that the vocabulary does not have.
    case unknownField = "champ_inconnu"
    /// A fact that the rules do not have.
    case unknownFact = "fait_inconnu"
    /// A record that the vocabulary does not have.
    case unknownRecord = "fiche_inconnue"
    /// A subject that the engine or the vocabulary does not have.
    case unknownSubject = "sujet_inconnu"
    /// An expression that cannot be read.
    case syntax = "syntaxe"
    /// An expression that gives another kind of value than is wanted.
    case wrongKind = "type_errone"

    /// The stage of the catalogue's entries of shared codes.
    static let stage = "Toutes les lectures"

    /// The entries of the shared codes.
    public static var entries: [FindingEntry] { allCases.map { FindingEntry($0, stage: stage) } }

    /// What each stands for.
    public var title: FindingTitle {
        switch self {
        case .emptyFile: .error("Fichier vide")
        case .fileTooLong: .error("Fichier trop long")
        case .unneededKey: .error("Clé de trop")
        case .unknownKey: .error("Clé inconnue")
        case .missingKey: .error("Clé manquante")
        case .movedKey: .error("Clé qui s'écrit désormais ailleurs")
        case .tab: .error("Tabulation à la place d'espaces")
        case .repeatedKey: .error("Clé écrite deux fois")
        case .emptyValue: .error("Valeur vide")
        case .unexpectedValue: .error("Valeur d'une autre sorte que celle attendue")
        case .unexpectedNumber: .error("Nombre inattendu")
        case .emptyList: .error("Liste vide")
        case .reversedPeriod: .error("Période qui finit avant de commencer")
        case .repeatedName: .error("Nom donné deux fois")
        case .unknownName: .error("Nom inconnu")
        case .unknownWord: .error("Mot inconnu")
        case .unknownField: .error("Champ inconnu")
        case .unknownFact: .error("Fait inconnu")
        case .unknownRecord: .error("Fiche inconnue")
        case .unknownSubject: .error("Sujet inconnu")
        case .syntax: .error("Expression illisible")
        case .wrongKind: .error("Valeur d'un autre type que celui attendu")
        }
    }
}
