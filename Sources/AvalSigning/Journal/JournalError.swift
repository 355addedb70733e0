import AvalSystem

/// Why a journal cannot be written: for whoever runs the service.
public enum JournalError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Another process writes it.
    case busy(String)
    /// Its folder cannot be made, read or locked.
    case unusable(String, SystemError)
    /// A line is not what was written.
    case damaged(String, JournalDamage)

    /// What happened and what to do, a French sentence without a final full stop.
    public var description: String {
        switch self {
        case .busy(let path): "un autre processus écrit déjà le journal « \(path) »"
        case .unusable(let path, let error): "le journal « \(path) » ne peut être tenu : \(error.reason)"
        case .damaged(let path, let damage):
            "le journal « \(path) » est abîmé : \(damage) ; remettez ce fichier en place depuis une copie, "
                + "puis « aval journal verify »"
        }
    }
}

/// Why a signature leaves no receipt.
public enum JournalRefusal: Error, Sendable, Hashable {
    /// The declaration was signed by another signature: the number of its receipt.
    case signedOtherwise(Int)
    /// The clock is behind the last receipt, which was signed then.
    case clockBehind(lastSigned: String)
    /// The disk does not take the line; nothing was signed.
    case disk(SystemError)
    /// The disk failed in a way that leaves open what it holds: nothing is signed until the journal is read again.
    case halted(SystemError)
    /// The service stops.
    case closing

    /// What happened and what to do, a French sentence without a final full stop.
    public var words: String {
        switch self {
        case .signedOtherwise(let number): "cette déclaration est déjà signée, par une autre signature : reçu \(number)"
        case .clockBehind(let time):
            "l'horloge du serveur est en retard sur le dernier reçu, signé le \(time) : rien n'est signé avant qu'elle "
                + "soit remise à l'heure"
        case .disk(let error): "le journal ne peut être écrit (\(error.reason)) : rien n'est signé, réessayez"
        case .halted(let error):
            "le disque a échoué (\(error.reason)) : rien n'est plus signé avant que le service soit relancé"
        case .closing: "le service s'arrête : rien n'est signé, réessayez"
        }
    }
}
