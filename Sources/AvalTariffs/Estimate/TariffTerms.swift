import AvalJSON

/// What the kind of a line says of it to people, whatever the declaration.
public struct TariffTerms: Sendable {
    /// The price of one, in cents; nil where it depends on the declaration.
    public let price: Int?
    /// What is counted where that is no head (« forfait »).
    public let unit: String?
    /// What `referentiel` shows between the label and the rate.
    public let members: [JSONMember]

    init(price: Int?, unit: String? = nil, members: [JSONMember]) {
        self.price = price
        self.unit = unit
        self.members = members
    }
}
