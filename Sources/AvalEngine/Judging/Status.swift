/// What a verdict comes to.
public enum Status: String, Sendable {
    /// Nothing but information.
    case accepted = "acceptee"
    /// Something to acknowledge.
    case withReservations = "avec_reserves"
    /// Something that cannot be signed.
    case refused = "refusee"
}
