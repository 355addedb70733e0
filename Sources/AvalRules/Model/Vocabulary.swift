import AvalDeclarations
import AvalSource
import AvalValues

/// The vocabulary as written: the records of a declaration, their groups and fields.
public struct Vocabulary: Sendable {
    /// One field.
    public struct Field: Sendable {
        /// The keys from its record.
        public let path: [String]
        /// What it holds.
        public let kind: FieldKind
        /// The words written for a field of type `mot`.
        public let words: [String]
        /// What people call those of the words that have a label.
        public let wordLabels: TextMap<String>
        /// The days on which those of the words may be declared that have not always been there, or are no more.
        public let wordPeriods: TextMap<Validity>
        /// The named list its words come from (`categories`), instead of `words`.
        public let wordList: SourceText?
        /// What is left out when it is read.
        public let reading: TextReading
        /// The name of the nomenclature that its values are meant to be of.
        public let codeList: SourceText?
        /// Whether it may identify a person.
        public let isPersonal: Bool
        /// Whether its absence is an input error.
        public let isRequired: Bool
        /// Whether no two records of a declaration may have the same.
        public let isUnique: Bool
        /// Whether as many digits as a NIR has are refused.
        public let refusesNIR: Bool
        /// What people call it.
        public let label: String
        /// What other programs call it in their exports.
        public let otherNames: [String]
        /// Whether its name is all that could be read of it.
        let isFaulty: Bool
        /// Where its key stands.
        public let span: SourceSpan
    }

    /// A list of records under a key of the declaration.
    public struct List: Sendable {
        /// The key in the declaration.
        public let key: String
        /// The name of the records' section.
        public let record: SourceText
        /// Whether the list must be there.
        public let isRequired: Bool
        /// Where its key stands.
        public let span: SourceSpan
    }

    /// A record: the declaration, or the element of a list.
    public struct Record: Sendable {
        /// The section's name.
        public let name: String
        /// Its fields, in the file's order.
        public let fields: [Field]
        /// The paths of its groups, outer before inner.
        public let groups: [[String]]
        /// Where the section's name stands.
        public let span: SourceSpan
    }

    /// The records, the declaration first.
    public var records: [Record]
    /// The lists of the declaration.
    public var lists: [List]

    /// A vocabulary of nothing, which stands for one that could not be read.
    public static let empty = Vocabulary(records: [], lists: [])
}
