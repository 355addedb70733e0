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
        catalogueDomain = Self.catalogueDomain(model)
        categoryDomain = WordDomain(name: "categories", words: model.categories.words)
    }

    /// The codes of determinants as a list of words; `isOpen` where any code may come, of which an author may write these.
    static func catalogueDomain(_ model: RuleModel, isOpen: Bool = false) -> WordDomain {
        WordDomain(name: "déterminant", words: model.determinants.map(\.code), isOpen: isOpen)
    }

    /// The name of the list of all codes.
    static let catalogue = "catalogue"
    /// The name of the day that everything is judged on.
    static let referenceDate = "date_reference"

    /// The names of all personal fields.
    var personalNames: NameSet {
        var names: NameSet = []
        for type in schema.records {
            for field in type.fields where field.isPersonal { names.formUnion(field.path.suffix(1)) }
        }
        return names
    }

    /// The day, the year and the lists that every rule sees.
    func common() -> Namespace {
        var names = Namespace()
        names[Self.referenceDate] = certain(reference(RootSlot.referenceDate), .date, .date)
        if let exercice = schema.field(["exercice"], in: 0) {
            names["exercice"] = certain(SlotReference(.root, exercice.slot), .number, .number, isWhole: true)
        }
        names["debut_couverture"] = .constant(.date(CalendarDate(dayNumber: model.coverage)), .date)
        names[Self.catalogue] = .constant(
            .list(model.determinants.map { .string($0.code) }), .list(.word(catalogueDomain)))
        names["categories"] = .constant(.list(model.categories.words.map { .string($0) }), .list(.word(categoryDomain)))
        names["service"] = .group(presence: nil, parameters)
        for (name, entry) in lists.entries { names[name] = entry }
        return names
    }

    /// The lists that every rule sees, whatever is judged: nomenclatures, and the days that are not worked.
    var lists: Namespace {
        var names = Namespace()
        for list in model.nomenclatures {
            names[list.name] = .codeList(list.list)
        }
        if let holidays = model.holidays { names["jours_feries"] = Self.days(holidays) }
        if let closures = model.closures { names["jours_fermes"] = Self.days(closures) }
        return names
    }

    private static func days(_ days: [Int]) -> Entry {
        .constant(.list(days.map { .date(CalendarDate(dayNumber: $0)) }), .list(.date))
    }

    /// The fields of a record, read from the rows at `level`.
    func fields(of type: Int, level: SlotReference.Level) -> Namespace {
        let record = schema.records[type]
        let written = model.vocabulary.records.first { $0.name == record.name }?.fields ?? []
        let faulty = written.filter(\.isFaulty).map(\.path)
        var names = Namespace()
        for field in record.fields {
            let list = written.first { $0.path == field.path }?.codeList?.string
            let entry = entry(field, of: record.name, level, model.nomenclatures.first { $0.name == list }?.list)
            names.insert(faulty.contains { $0 == field.path } ? .unread : entry, at: field.path) { path in
                record.groups.first { $0.path == path }.map { SlotReference(level, $0.slot) }
            }
        }
        return names
    }

    /// What judging gives of a declaration, whoever asks.
    func declarationFacts() -> Namespace {
        var names = Namespace()
        for fact in EngineFact.ofDeclaration {
            names.insert(fact.entry(self, .root), at: fact.path) { _ in reference(RootSlot.campaignOpening) }
        }
        return names
    }

    /// What judging gives of a declaration to those who ask once its facts are known: what it is expected to cost.
    func closingFacts() -> Namespace {
        var names = Namespace()
        for fact in EngineFact.ofEstimate {
            names.insert(fact.entry(self, .root), at: fact.path) { _ in reference(RootSlot.estimateTotal) }
        }
        return names
    }

    /// What judging gives of a salarié.
    func salarieFacts(level: SlotReference.Level) -> Namespace {
        guard schema.type(named: ContractName.salarie) != nil else { return Namespace() }
        var names = Namespace()
        for fact in EngineFact.ofSalarie {
            names.insert(fact.entry(self, level), at: fact.path) { _ in reference(.category, at: level) }
        }
        return names
    }

    /// The slot of a fact of the declaration that judging fills.
    func reference(_ slot: RootSlot) -> SlotReference {
        SlotReference(.root, schema.records[0].slotCount + slot.rawValue)
    }

    /// The slot of a fact of a salarié that judging fills, in the rows at a level.
    func reference(_ slot: SalarieSlot, at level: SlotReference.Level) -> SlotReference {
        let type = schema.type(named: ContractName.salarie) ?? 0
        return SlotReference(level, schema.records[type].slotCount + slot.rawValue)
    }

    /// What no declaration that is judged lacks.
    private func certain(
        _ reference: SlotReference, _ shape: SlotShape, _ kind: Kind, isWhole: Bool = false
    ) -> Entry {
        var kept = KeptValue(reference, shape, kind, isPersonal: false)
        (kept.isCertain, kept.isWhole) = (true, isWhole)
        return .slot(kept)
    }

    private func entry(
        _ field: Schema.Field, of record: String, _ level: SlotReference.Level, _ list: CodeList?
    ) -> Entry {
        let shape = field.kind.shape(field.options)
        // The establishment's own determinants bear codes of its own; any other code may be one of those too.
        let isOfCatalogue = field.kind == .code && record != ContractName.ownDeterminant
        let kind: Kind =
            isOfCatalogue
            ? .word(Self.catalogueDomain(model, isOpen: true)) : kind(shape, list: field.options.list)
        var kept = KeptValue(SlotReference(level, field.slot), shape, kind, isPersonal: field.isPersonal)
        kept.form = field.kind.form
        kept.codeList = list
        kept.reading = field.options.reading
        kept.isCertain = field.isRequired
        kept.isWhole = field.kind == .integer
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
