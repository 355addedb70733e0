import AvalSource

/// What an example or a scenario expects of a salarié's follow-up; what it does not say may be anything.
public struct ExpectedFollowUp: Sendable {
    /// An attestation: the determinant that asks for it, and how many months it is good.
    public struct Attestation: Sendable, Hashable {
        /// The determinant's code.
        public let code: String
        /// How long it is good.
        public let months: Int
    }

    /// The keys of one.
    public static let keys = ["visite_initiale", "periodicite", "visite_intermediaire", "attestations"]
    private static let none = FollowUpReader.none

    /// The delay of the first visit, as verdicts say it: `avant_affectation`, or `P3M`.
    public let firstVisit: String?
    /// The longest time between two visits, in months.
    public let period: Int?
    /// The longest time to the visit in between, in months; ``FollowUp/Term/none`` for none.
    public let intermediateVisit: Int?
    /// All attestations, in the order of the catalogue.
    public let attestations: [Attestation]?

    /// Reads what is expected; what cannot be read has its finding, and is not expected.
    public init(_ map: YAMLMap) {
        map.refuseUnknownKeys(Self.keys)
        let first = Self.months("visite_initiale", map, none: FollowUpReader.beforeAssignment)
        firstVisit = first.map { FollowUp.Term.delay(ofFirstVisit: $0) }
        period = map.has("periodicite") ? map.months("periodicite") : nil
        intermediateVisit = Self.months("visite_intermediaire", map, none: Self.none)
        attestations = Self.attestations(map)
    }

    private static func months(_ key: String, _ map: YAMLMap, none: String) -> Int? {
        guard map.has(key) else { return nil }
        return map.entry(key)?.value.string == none ? FollowUp.Term.none : map.months(key)
    }

    private static func attestations(_ map: YAMLMap) -> [Attestation]? {
        if map.entry("attestations")?.value.string == none { return [] }
        let inner = map.map("attestations", what: "« attestations »")
        return inner?.entries.compactMap { entry in
            inner?.months(entry.name).map { Attestation(code: entry.name, months: $0) }
        }
    }
}
