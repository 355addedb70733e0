import AvalRules

/// What a verdict comes to.
public enum Status: String, Sendable, CaseIterable {
    /// Nothing but information.
    case accepted = "acceptee"
    /// Something to acknowledge.
    case withReservations = "avec_reserves"
    /// Something that cannot be signed.
    case refused = "refusee"

    /// What the heaviest anomaly makes of a verdict; nil is none.
    init(heaviest: Anomaly.Severity?) {
        switch heaviest {
        case .bloquante: self = .refused
        case .avertissement: self = .withReservations
        case .information, nil: self = .accepted
        }
    }
}
