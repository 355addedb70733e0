import AvalValues

/// A line of the estimate as rules read it, by the names that it has in verdicts; amounts are numbers of euros.
public struct EstimatedLine {
    /// The code of the tariff's line.
    public let code: String
    /// What the adhérent reads.
    public let label: String
    /// How many are billed.
    public let quantity: Int
    /// The price of one without tax, in cents.
    public let price: Int
    /// What the line costs without tax, in cents.
    public let total: Int
    /// The rate of its tax, in hundredths of a percent.
    public let rate: Int

    /// A line with what it says.
    public init(code: String, label: String, quantity: Int, price: Int, total: Int, rate: Int) {
        (self.code, self.label, self.quantity) = (code, label, quantity)
        (self.price, self.total, self.rate) = (price, total, rate)
    }

    /// What a line is to expressions.
    static let kind = Kind.context([
        .init("tarif", .string), .init("libelle", .string), .init("quantite", .number),
        .init("prix_unitaire_ht", .number),
        .init("total_ht", .number), .init("taux_tva", .number),
    ])

    /// The line as a value of that kind.
    var value: Value {
        .context(
            Context([
                ("tarif", .string(code)), ("libelle", .string(label)), ("quantite", .number(Decimal128(quantity))),
                ("prix_unitaire_ht", Self.hundredths(price)), ("total_ht", Self.hundredths(total)),
                ("taux_tva", Self.hundredths(rate)),
            ]))
    }

    private static func hundredths(_ count: Int) -> Value {
        .number(Decimal128(significand: Int128(count), exponent: -2) ?? .zero)
    }
}
