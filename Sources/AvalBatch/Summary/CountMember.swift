import AvalJSON

/// A member of counts that come from outside, and its JSON Pointer: whatever it holds, it is read or refused, and never
/// makes a sum that no machine number holds.
struct CountMember {
    private let json: JSONValue?
    private let pointer: String

    /// More than all declarations that will ever be sent; sums of millions of such numbers still are numbers.
    private static let most = 1_000_000_000_000
    /// In cents, far beyond what all adhérents together could owe.
    private static let mostCents: Int128 = 100_000_000_000_000_000_000

    /// The whole of some counts, or what stands at a pointer of it.
    init(_ json: JSONValue?, at pointer: String = "") {
        self.json = json
        self.pointer = pointer
    }

    /// The member of an object.
    subscript(key: String) -> CountMember { CountMember(json?[key], at: "\(pointer)/\(key)") }

    /// The member of an object; nil where it is absent.
    func optional(_ key: String) -> CountMember? { json?[key].map { CountMember($0, at: "\(pointer)/\(key)") } }

    /// What is wrong with it, and where it stands.
    func error(_ reason: String) -> SummaryError { SummaryError(message: "\(pointer) : \(reason)") }

    /// The elements of an array.
    func elements() throws(SummaryError) -> [CountMember] {
        guard let array = json?.array else { throw error(json == nil ? "absent" : "ce n'est pas une liste") }
        return array.enumerated().map { CountMember($1, at: "\(pointer)/\($0)") }
    }

    /// A number of things.
    func count(from least: Int = 0, atMost limit: Int? = nil) throws(SummaryError) -> Int {
        guard let json else { throw error("absent") }
        guard case .number(let number) = json else { throw error("ce n'est pas un nombre") }
        guard let value = number.integer else { throw error("ce n'est pas un nombre entier possible") }
        if value < 0 { throw error("nombre négatif") }
        if value < least { throw error("au moins \(least) est attendu") }
        if value > Self.most { throw error("nombre trop grand") }
        if let limit, value > limit { throw error("plus que ce dont il est une part (\(limit))") }
        return value
    }

    /// An amount in cents.
    func amount() throws(SummaryError) -> Int128 {
        let text = try text()
        if text.hasPrefix("-") { throw error("montant négatif") }
        guard text.utf8.count < 40, let cents = Euros.cents(text) else {
            throw error("ce n'est pas un montant, comme « 1234.50 »")
        }
        if cents > Self.mostCents { throw error("montant trop grand") }
        return cents
    }

    /// A text.
    func text() throws(SummaryError) -> String {
        guard let text = json?.string else { throw error(json == nil ? "absent" : "ce n'est pas un texte") }
        return text
    }

    /// A truth value.
    func truth() throws(SummaryError) -> Bool {
        guard let truth = json?.bool else { throw error(json == nil ? "absent" : "ce n'est ni vrai ni faux") }
        return truth
    }
}
