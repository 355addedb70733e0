/// What was found at the end of a journal as it was opened, and what was done about it.
public enum JournalNotice: Sendable, Hashable {
    /// A line that was being written when the program stopped; nobody was answered. It was put aside under this name.
    case torn(file: String, offset: Int, bytes: Int, asideName: String)
    /// A line that lacked its line feed alone: it is whole, and was kept.
    case completed(file: String, number: Int)
    /// The clock is behind the last receipt.
    case clockBehind(lastSigned: String)

    /// What happened, a French sentence without a final full stop.
    public var words: String {
        switch self {
        case .torn(let file, let offset, let bytes, let aside):
            "\(file) finissait à l'octet \(offset) par une ligne inachevée de \(bytes) octets, à laquelle personne n'a eu de "
                + "réponse : elle est mise de côté dans « \(aside) »"
        case .completed(let file, let number):
            "\(file) finissait sans saut de ligne : le reçu \(number), entier, est gardé"
        case .clockBehind(let time):
            "l'horloge est en retard sur le dernier reçu, signé le \(time) : rien n'est signé avant qu'elle soit remise à "
                + "l'heure"
        }
    }
}
