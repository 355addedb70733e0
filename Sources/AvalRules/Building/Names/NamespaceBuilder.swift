import AvalDeclarations
import AvalFEEL
import AvalSource
import AvalValues

/// Makes the names that the rules of each subject see.
struct NamespaceBuilder {
    let model: RuleModel
    let schema: Schema
    let catalogueDomain: WordDomain
    let categoryDomain: WordDomain

    init(model: RuleModel, schema: Schema) {
        self.model = model
        self.schema = schema
        catalogueDomain = WordDomain(name: "déterminant", words: model.determinants.map(\.code))
        categoryDomain = WordDomain(name: "categories", words: model.categories.words)
    }

    /// The names of all personal fields.
    var personalNames: Set<String> {
        var names: Set<String> = []
        for type in schema.records {
            for field in type.fields where field.isPersonal { names.formUnion(field.path.suffix(1)) }
        }
        return names
    }

    /// The day, the year and the lists that every rule sees.
    func common() -> Namespace {
        let slots = schema.records[0].slotCount
        var names = Namespace()
        names["date_reference"] = slot(.root, slots + RootSlot.referenceDate.rawValue, .date, .date)
        if let exercice = schema.field(["exercice"], in: 0) {
            names["exercice"] = slot(.root, exercice.slot, .number, .number)
        }
        names["debut_couverture"] = .constant(.date(CalendarDate(dayNumber: model.coverage)), .date)
        names["catalogue"] = .constant(
            .list(model.determinants.map { .string($0.code) }), .list(.word(catalogueDomain)))
        names["categories"] = .constant(.list(model.categories.words.map { .string($0) }), .list(.word(categoryDomain)))
        for list in model.nomenclatures {
            names[list.name] = .constant(.list(list.codes.map { .string($0) }), .list(.string))
        }
        return names
    }

    /// The fields of a record, read from the rows at `level`.
    func fields(of type: Int, level: SlotReference.Level) -> Namespace {
        let record = schema.records[type]
        let written = model.vocabulary.records.first { $0.name == record.name }?.fields ?? []
        let faulty = Set(written.filter(\.isFaulty).map(\.path))
        var names = Namespace()
        for field in record.fields {
            let entry = entry(field, level)
            names.insert(faulty.contains(field.path) ? .unread : entry, at: field.path) { path in
                record.groups.first { $0.path == path }.map { SlotReference(level, $0.slot) }
            }
        }
        return names
    }

    /// What judging gives of a declaration, and its lists of records.
    func declarationFacts() -> Namespace {
        let first = schema.records[0].slotCount
        func at(_ place: RootSlot, _ shape: SlotShape, _ kind: Kind) -> Entry {
            slot(.root, first + place.rawValue, shape, kind)
        }
        return Namespace([
            (
                "campagne",
                .group(
                    presence: SlotReference(.root, first + RootSlot.campaignOpening.rawValue),
                    Namespace([
                        ("generee", at(.campaignGenerated, .date, .date)),
                        ("ouverture", at(.campaignOpening, .date, .date)),
                        ("cloture", at(.campaignClosing, .date, .date)), ("exigible", at(.campaignDue, .date, .date)),
                    ]))
            ),
            ("tarif_connu", at(.hasTariff, .boolean, .boolean)),
            ("tarif_deduit", at(.isTariffDeduced, .boolean, .boolean)),
            ("paiement_complet", at(.isPaymentComplete, .boolean, .boolean)),
            ("pieces_manquantes", .computed(.list(.string), isPersonal: false, LazyFacts.missingPieces)),
        ])
    }

    /// What judging gives of a salarié; those marked late are known only once his category is.
    func salarieFacts(level: SlotReference.Level) -> Namespace {
        guard let type = schema.type(named: SalarieRecord.name) else { return Namespace() }
        let first = schema.records[type].slotCount
        return Namespace([
            ("id_en_double", slot(level, first + SalarieSlot.isRepeated.rawValue, .boolean, .boolean)),
            (
                "categorie",
                slot(level, first + SalarieSlot.category.rawValue, .word(model.categories.words), .word(categoryDomain))
            ),
            ("ecart_categorie", slot(level, first + SalarieSlot.categoryGap.rawValue, .number, .number)),
            ("motif_categorie", .computed(.string, isPersonal: false, LazyFacts.categoryMotive)),
            ("reference_categorie", .computed(.string, isPersonal: false, LazyFacts.categoryReference)),
        ])
    }

    /// The names among a salarié's facts that wait for his category.
    static let lateFacts: Set<String> = ["categorie", "ecart_categorie", "motif_categorie", "reference_categorie"]

    /// What judging gives of a determinant that is a subject.
    func determinantFacts() -> Namespace {
        Namespace([
            ("code", slot(.element, ElementSlot.code, .code, .string)),
            ("connu", slot(.element, ElementSlot.isKnown, .boolean, .boolean)),
            ("coche", slot(.element, ElementSlot.isTicked, .boolean, .boolean)),
            ("porte", slot(.element, ElementSlot.isCarried, .boolean, .boolean)),
            ("libelle", .computed(.string, isPersonal: false, LazyFacts.determinantLabel)),
        ])
    }

    /// What judging gives of a wrong value.
    func wrongValueFacts() -> Namespace {
        Namespace([
            ("libelle", .computed(.string, isPersonal: false, LazyFacts.wrongFieldLabel)),
            ("attendu", .computed(.string, isPersonal: false, LazyFacts.wrongFieldExpectation)),
        ])
    }

    /// What judging gives of the keys that the vocabulary does not know.
    func unknownFieldFacts() -> Namespace {
        Namespace([("champs", .computed(.list(.string), isPersonal: false, LazyFacts.unknownFields))])
    }

    private func slot(
        _ level: SlotReference.Level, _ index: Int, _ shape: SlotShape, _ kind: Kind
    ) -> Entry {
        .slot(KeptValue(SlotReference(level, index), shape, kind, isPersonal: false))
    }

    private func entry(_ field: Schema.Field, _ level: SlotReference.Level) -> Entry {
        let shape = field.kind.shape(field.options)
        var kept = KeptValue(
            SlotReference(level, field.slot), shape, kind(shape, list: field.options.list), isPersonal: field.isPersonal
        )
        kept.form = field.kind.form
        return .slot(kept)
    }

    /// What the values of a field are to expressions, whose words are those of the list of a name.
    private func kind(_ shape: SlotShape, list: String) -> Kind {
        switch shape {
        case .text, .code: .string
        case .date: .date
        case .number: .number
        case .boolean, .object: .boolean
        case .word(let words):
            .word(list == categoryDomain.name ? categoryDomain : WordDomain(name: list, words: words))
        case .codes: .list(.word(catalogueDomain))
        }
    }
}
