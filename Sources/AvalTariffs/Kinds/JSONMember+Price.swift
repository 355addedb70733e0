import AvalJSON

extension JSONMember {
    /// The price of one in `referentiel`, in cents.
    static func price(_ cents: Int) -> JSONMember { JSONMember("prix_unitaire_ht", .string(Money.text(cents))) }
}
