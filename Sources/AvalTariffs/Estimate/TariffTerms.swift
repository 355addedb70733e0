import AvalJSON
import AvalSource

/// What the kind of a line says of it to people, whatever the declaration.
public struct TariffTerms: Sendable {
    /// The price of one, in cents; nil where it depends on the declaration.
    public let price: Int?
    /// What is counted where that is no head (« forfait »).
    public let unit: String?
    /// What `referentiel` shows between the label and the rate.
    public let members: [JSONMember]
    /// The parts of the line of which each declaration meets one, as the estimate calls them, with where each stands; none of
    /// a line that is the same for all.
    public let bands: [(text: String, span: SourceSpan)]

    init(
        price: Int?, unit: String? = nil, members: [JSONMember], bands: [(text: String, span: SourceSpan)] = []
    ) {
        self.price = price
        self.unit = unit
        self.members = members
        self.bands = bands
    }
}
