/// What a reader wants where a file has something else, and how a finding says it.
enum ExpectedValue {
    /// A text; brackets and braces that begin one are the usual reason why it is none.
    case text(isBracketed: Bool)
    case list
    case yesNo
    /// One of these words; `near` is the one that the file may mean.
    case word([String], near: String?)
    /// A day; `meant` is how the file's would be written.
    case date(meant: String?)

    /// What is wanted, with its article.
    var named: String {
        switch self {
        case .text: "un texte"
        case .list: "une liste"
        case .yesNo: "« oui » ou « non »"
        case .word(let words, _): "un mot parmi " + words.map { "« \($0) »" }.joined(separator: ", ")
        case .date: "une date"
        }
    }

    /// How to write it.
    var help: String {
        switch self {
        case .text(isBracketed: true): "écrivez « clé: | », et le texte entier à la ligne suivante, en retrait"
        case .text: "écrivez un texte"
        case .list: "écrivez « [a, b] », ou un élément par ligne après « - »"
        case .yesNo: "écrivez « oui » ou « non »"
        case .word(_, let near): near.map { "vouliez-vous dire « \($0) » ?" } ?? "choisissez l'un de ces mots"
        case .date(let meant): meant.map { "écrivez « \($0) »" } ?? "écrivez l'année, le mois et le jour : 2023-01-31"
        }
    }
}
