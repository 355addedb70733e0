import AvalDeclarations
import AvalFEEL
import AvalValues

/// A fact that judging itself gives of the declaration or of a salarié: its name, and what that stands for.
///
/// A new one kept in a slot is a case of ``RootSlot`` or ``SalarieSlot``, its line here, and the judge that fills it.
struct EngineFact: Sendable {
    /// Its name; several where it stands in a group.
    let path: [String]
    /// Whether it is known only once the category of the salarié is.
    let isLate: Bool
    /// What the name stands for in the rules of a builder, read from the rows at a level.
    let entry: @Sendable (NamespaceBuilder, SlotReference.Level) -> Entry

    /// A fact of the declaration in a slot.
    private init(_ name: String, _ slot: RootSlot, _ shape: SlotShape, _ kind: Kind) {
        path = name.split(separator: ".").map(String.init)
        isLate = false
        entry = { builder, _ in .slot(KeptValue(builder.reference(slot), shape, kind, isPersonal: false)) }
    }

    /// An amount of the declaration in a slot, in euros: messages show it as they show the amounts of fields.
    private init(amount name: String, _ slot: RootSlot) {
        path = name.split(separator: ".").map(String.init)
        isLate = false
        entry = { builder, _ in
            var kept = KeptValue(builder.reference(slot), .number, .number, isPersonal: false)
            kept.form = FieldKind.amount.form
            return .slot(kept)
        }
    }

    /// A fact of a salarié in a slot, whose shape may depend on the rules.
    private init(
        _ name: String, _ slot: SalarieSlot, isLate: Bool = false,
        _ shape: @escaping @Sendable (NamespaceBuilder) -> (SlotShape, Kind)
    ) {
        path = [name]
        self.isLate = isLate
        entry = { builder, level in
            let (shape, kind) = shape(builder)
            var kept = KeptValue(builder.reference(slot, at: level), shape, kind, isPersonal: false)
            // Whoever is present has a category.
            (kept.isCertain, kept.isOfPresent) = (slot == .category, isLate)
            // Those that are numbers count something.
            kept.isWhole = true
            return .slot(kept)
        }
    }

    /// A fact that is computed when asked for.
    private init(
        _ name: String, _ kind: Kind, isLate: Bool = false,
        _ compute: @escaping @Sendable (FrameView) -> Value
    ) {
        path = name.split(separator: ".").map(String.init)
        self.isLate = isLate
        entry = { _, _ in .computed(kind, isPersonal: false, compute) }
    }

    /// The dates that the campaign of the exercice gives: their names, their slots, and what they are of a campaign.
    static let ofCampaign: [(name: String, slot: RootSlot, day: @Sendable (RuleModel.Campaign) -> Int?)] = [
        ("campagne.generee", .campaignGenerated, { $0.generated }),
        ("campagne.ouverture", .campaignOpening, { $0.opening }),
        ("campagne.cloture", .campaignClosing, { $0.closing }),
        ("campagne.exigible", .campaignDue, { $0.due }),
    ]

    /// What the tariff of the exercice is, whatever it bills.
    private static let tariffStates: [(name: String, slot: RootSlot)] = [
        ("tarif_connu", .hasTariff), ("tarif_deduit", .isTariffDeduced), ("tarif_a_revoir", .isTariffStale),
    ]
    /// The names of what depends on the tariffs of the service.
    static let ofTariff = NameSet(tariffStates.map(\.name))

    /// All facts of the declaration. A group is there where a campaign is.
    static let ofDeclaration =
        ofCampaign.map { EngineFact($0.name, $0.slot, .date, .date) }
        + tariffStates.map { EngineFact($0.name, $0.slot, .boolean, .boolean) } + [
            EngineFact("paiement_complet", .isPaymentComplete, .boolean, .boolean),
            EngineFact("pieces_manquantes", .list(.string)) { LazyFacts.missingPieces($0) },
            EngineFact("a_revoir", .boolean) { StaleValues.areUsed($0) },
            EngineFact("valeurs_a_revoir", .list(.string)) { StaleValues.names($0) },
        ]

    /// The group of the names of what the declaration is expected to cost: for rules alone, since the estimate is made of facts.
    static let estimate = "estimation"

    /// What the declaration is expected to cost, by the names of the contract. The group is there where something is estimated.
    static let ofEstimate = [
        EngineFact(amount: "estimation.total_ht", .estimateBeforeTax),
        EngineFact(amount: "estimation.total_tva", .estimateTax),
        EngineFact(amount: "estimation.total_ttc", .estimateTotal),
        EngineFact("estimation.confirmee", .isEstimateConfirmed, .boolean, .boolean),
        EngineFact("estimation.lignes", .list(EstimatedLine.kind)) { $0.state?.estimatedLines ?? .null },
    ]

    /// The name of the law that a category rests on.
    static let categoryReference = "reference_categorie"

    /// All facts of a salarié. A group is there where he has a category.
    static let ofSalarie = [
        EngineFact("id_en_double", .isRepeated) { _ in (.boolean, .boolean) },
        EngineFact("categorie", .category, isLate: true) {
            (.word($0.model.categories.words), .word($0.categoryDomain))
        },
        EngineFact("ecart_categorie", .categoryGap, isLate: true) { _ in (.number, .number) },
        EngineFact("motif_categorie", .string, isLate: true) { LazyFacts.categoryMotive($0) },
        EngineFact(categoryReference, .string, isLate: true) { LazyFacts.categoryReference($0) },
        EngineFact("suivi.visite_initiale", .string, isLate: true) { LazyFacts.firstVisit($0) },
        EngineFact("suivi.periodicite_mois", .number, isLate: true) { LazyFacts.followUpPeriod($0) },
        EngineFact("suivi.visite_intermediaire_mois", .number, isLate: true) { LazyFacts.intermediateVisit($0) },
        EngineFact("suivi.attestations", .list(.string), isLate: true) { LazyFacts.attestations($0) },
        EngineFact("suivi.reference", .string, isLate: true) { LazyFacts.followUpReference($0) },
    ]
}
