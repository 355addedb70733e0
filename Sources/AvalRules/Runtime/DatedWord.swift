import AvalDeclarations
import AvalSource
import AvalValues

/// A word of a field that may be declared on some days alone: on others it is as wrong as a word that the field does not have.
///
/// It may be declared for the exercices of these days alone, too: the tariffs of the others need not bill it.
public struct DatedWord: Sendable {
    /// The record type of its field.
    public let type: Int
    /// The position of the field in its record type.
    public let field: Int
    /// The slot of the field.
    public let slot: Int
    /// Its number among the words of the field.
    public let number: Int
    /// What declarations write.
    public let word: String
    /// The days.
    public let validity: Validity
    /// What its field is called (`contrat`).
    public let name: String
    /// Where the field stands.
    public let span: SourceSpan

    /// Whether it may be declared on a day (a day number) for an exercice.
    public func mayBeDeclared(on day: Int, exercice: Int) -> Bool {
        validity.contains(day) && years.contains(exercice)
    }

    /// The exercices for which it may be declared.
    public var years: ClosedRange<Int> {
        func year(_ day: Int?) -> Int? { day.map { CalendarDate(dayNumber: $0).year } }
        return (year(validity.from) ?? .min)...(year(validity.to) ?? .max)
    }

    /// All that a vocabulary has, in its order.
    static func all(_ vocabulary: Vocabulary, _ schema: Schema) -> [DatedWord] {
        vocabulary.records.flatMap { record -> [DatedWord] in
            guard let type = schema.type(named: record.name) else { return [] }
            return record.fields.filter { !$0.wordPeriods.isEmpty }.flatMap { written -> [DatedWord] in
                let position = schema.records[type].fields.firstIndex { $0.path == written.path }
                guard let position else { return [] }
                return written.words.enumerated().compactMap { number, word in
                    written.wordPeriods[word].map {
                        DatedWord(
                            type: type, field: position, slot: schema.records[type].fields[position].slot,
                            number: number, word: word, validity: $0, name: written.path.joined(separator: "."),
                            span: written.span)
                    }
                }
            }
        }
    }
}
