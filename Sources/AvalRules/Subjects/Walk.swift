/// How judging goes through the subjects of a rule: a closed set, which the engine carries out.
///
/// The walk decides what the row and the element of a ``Hit`` are, hence where an anomaly points and which slots its
/// expressions see.
public enum Walk: Hashable, Sendable {
    /// The declaration, once: no row, no element.
    case declaration
    /// Each record of a list: its row.
    case records(type: Int)
    /// Each code that a field of the records of a list holds: the record's row, and the index of the code in the field.
    ///
    /// Where no condition looks at the record, the codes of all records are asked about in one run.
    case codes(CodeField, looksAtRecord: Bool)
    /// Each code of a field of the declaration and of a field of the records of a list, once: no row and its index, or
    /// the first row that holds it. Only records with a true fact count, where `filter` is the slot of one.
    case distinctCodes(ofDeclaration: CodeField?, ofRecords: CodeField?, filter: Int?)
    /// Each value that could not be read: its salarié's row, if it has one, and its index among the wrong values.
    case wrongValues
    /// The keys that the vocabulary does not know, together: no row, no element.
    case unknownFields
}

/// A field that holds codes of determinants: one, or a list of them.
public struct CodeField: Hashable, Sendable {
    /// The type of its record; 0 for the declaration.
    public let type: Int
    /// Its slot in the record.
    public let slot: Int
}

extension Walk {
    /// Where the anomalies of a rule stand in a verdict.
    enum Standing: Sendable {
        /// Among those of the declaration.
        case declaration
        /// Among those of each salarié.
        case salaries
        /// In either, as each subject has it.
        case both
    }

    /// Where its anomalies stand: with the salariés where a subject is a salarié or something of one.
    func standing(salarieType: Int?) -> Standing {
        switch self {
        case .wrongValues: .both
        case .declaration, .unknownFields, .distinctCodes: .declaration
        case .records(let type): type == salarieType ? .salaries : .declaration
        case .codes(let field, _): field.type == salarieType ? .salaries : .declaration
        }
    }

    /// The type of the record that a subject is or that carries it; nil where its expressions see none.
    var recordType: Int? {
        switch self {
        case .records(let type): type
        case .codes(let field, _): field.type
        default: nil
        }
    }

    /// Whether its subjects are codes that stand in records of a list, and nowhere else.
    var isOfCodesOfRecords: Bool {
        switch self {
        case .codes: true
        case .distinctCodes(let list, let records, _): list == nil && records != nil
        default: false
        }
    }

    /// Whether there may be as many subjects as salariés, or more: wrong values and their codes may.
    func mayBeAsManyAsSalaries(salarieType: Int?) -> Bool {
        if case .distinctCodes(_, let records?, _) = self { return records.type == salarieType }
        return standing(salarieType: salarieType) != .declaration
    }
}
