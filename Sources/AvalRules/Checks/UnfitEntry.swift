/// An entry of a declaration written in YAML that does not fit the vocabulary.
enum UnfitEntry {
    /// One record where a list of them is due.
    case notList(String)
    /// A key that is no field of the record; `near` is the one that may be meant.
    case unknownField(String, record: String, near: String?)
    /// A value that the field cannot have.
    case wrongValue(field: String, wanted: String, help: String)

    /// What is wrong, one French sentence.
    var message: String {
        switch self {
        case .notList(let key): "« \(key) » doit être une liste"
        case .unknownField(let name, let record, _): "« \(name) » n'est pas un champ de « \(record) »"
        case .wrongValue(let field, let wanted, _): "« \(field) » doit être \(wanted)"
        }
    }

    /// What to do, one French sentence.
    var help: String {
        switch self {
        case .notList: "mettez des crochets autour : [{…}, {…}]"
        case .unknownField(_, _, let near):
            near.map { "vouliez-vous dire « \($0) » ?" } ?? "écrivez un champ du vocabulaire"
        case .wrongValue(_, _, let help): help
        }
    }
}
