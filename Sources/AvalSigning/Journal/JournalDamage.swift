/// What is wrong with a journal, and where: the file, and the bytes of the line in it.
public struct JournalDamage: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public enum Kind: Sendable, Hashable {
        /// The line is none of the journal's.
        case illegible
        /// The line's bytes are not those that the next line was chained to, or that its key sealed; the one byte that was
        /// changed, where it is one, with what it was.
        case altered(byte: Int?, was: UInt8?)
        /// Lines were taken out, put in or moved before this one, which is sound by itself.
        case broken
        /// The receipt's number does not follow.
        case number(expected: Int, found: Int)
        /// The key that it names is none of those known.
        case unknownKey(String)
        /// A line stands after the seal of its segment.
        case afterSeal
        /// The seal of the segment does not count its lines.
        case count(sealed: Int, found: Int)
        /// A segment that is not the last has no seal.
        case unsealed
        /// A segment is missing.
        case missingSegment
        /// The line was written before the one before it.
        case earlier
        /// The line that was to be found is not in the journal: its end was cut, or it was begun again.
        case headMissing(String)
    }

    /// What is wrong.
    public var kind: Kind
    /// The file's name in the folder of the journal.
    public var file: String
    /// The number of the line in the file, from 1; 0 where it is about the whole file.
    public var line: Int
    /// The first byte of the line in the file, from 0.
    public var start: Int
    /// The byte after its last.
    public var end: Int

    /// What is wrong and where, a French sentence without a final full stop.
    public var description: String {
        let place = line == 0 ? file : "\(file), ligne \(line), octets \(start) à \(end - 1)"
        return "\(place) : \(words)"
    }

    /// A byte as its number, and as the character that it stands for where that can be shown.
    private static func text(of byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        let number = "0x" + (digits.utf8.count < 2 ? "0" : "") + digits
        return (0x21...0x7E).contains(byte) ? "\(number) (« \(Character(UnicodeScalar(byte))) »)" : number
    }

    private var words: String {
        switch kind {
        case .illegible: "ce n'est pas une ligne du journal"
        case .altered(let byte?, let was?):
            "l'octet \(byte) a été changé : il valait \(Self.text(of: was)) quand la ligne a été écrite"
        case .altered: "la ligne a été changée depuis qu'elle a été écrite"
        case .broken: "des lignes ont été retirées, ajoutées ou déplacées juste avant celle-ci"
        case .number(let expected, let found): "le reçu porte le numéro \(found), on attend \(expected)"
        case .unknownKey(let id): "scellée par une clé inconnue (\(id)) : sa clé publique manque"
        case .afterSeal: "la ligne suit le sceau de son segment, qui devait être la dernière"
        case .count(let sealed, let found): "le sceau compte \(sealed) reçus, le segment en a \(found)"
        case .unsealed: "le segment n'a pas de sceau alors qu'un autre le suit : sa fin a été retirée"
        case .missingSegment: "le segment manque"
        case .earlier: "la ligne est datée d'avant celle qui la précède"
        case .headMissing(let hash):
            "aucune ligne n'a l'empreinte \(hash) : la fin du journal a été retirée, ou le journal refait"
        }
    }
}
