import AvalDeclarations
import AvalFEEL
import AvalRules
import AvalTariffs
import AvalValues

/// What writers may read of the declaration that a judge judged last; nothing of it can be changed through this view,
/// and it is good until the judge's next declaration.
struct Judgement {
    private let judge: Judge

    init(_ judge: Judge) { self.judge = judge }

    /// What the sender asked.
    var options: JudgingOptions { judge.options }
    /// The rules that it was judged by.
    var rules: RuleSet { judge.rules }
    /// What verdicts repeat.
    var constants: VerdictConstants { judge.rulebook.constants }
    /// The declaration.
    var record: DeclarationRecord { judge.record }
    /// Where the slots of a salarié stand.
    var layout: SalarieLayout { judge.layout }

    // MARK: Anomalies

    /// How many rules fired.
    var hitCount: Int { judge.hits.count }
    /// What fired, in the verdict's order.
    @inline(__always)
    func hit(_ index: Int) -> Hit { judge.hits[index] }
    /// The rule of a hit.
    @inline(__always)
    func rule(of hit: Hit) -> CompiledRule { judge.day.rule(of: hit) }
    /// The bytes of its code.
    @inline(__always)
    func code(of hit: Hit) -> ByteView { judge.day.code(of: hit) }
    /// The `id` of the salarié of a hit.
    @inline(__always)
    func salarie(of hit: Hit) -> ByteView {
        record.row(Int(hit.row), of: rules.salarieType)[rules.slots.id].bytes
    }

    // MARK: Salariés

    /// Whether the verdict gives categories.
    var givesCategories: Bool { judge.options.limit >= .categories && judge.day.categoryMasks != nil }
    /// For each category, the codes of the catalogue that give it; nil outside the period covered.
    var categoryMasks: FlatArray<UInt64>.View? { judge.day.categoryMasks }
    /// What is asked of follow-up; nil outside the period covered, and where the rules say nothing of it.
    var followUps: FollowUpTable.View? { judge.day.followUps }
    /// Whether a salarié carries one of the establishment's own determinants.
    func carriesOwn(_ row: SlotRow) -> Bool { judge.state.carriesOwn(row) }
    /// How many salariés are present.
    var presentCount: Int { judge.counts.presentCount }
    /// How many present salariés each category has, from the weakest.
    var categoryCounts: FlatArray<Int>.View { judge.counts.categories.all }
    /// Whether the establishment lists determinants of its own.
    var hasOwnDeterminants: Bool { !judge.state.own.isEmpty }
    /// Whether a code is one of them.
    func isOwn(_ code: CodeEntry) -> Bool { judge.state.own.value(of: code.bytes) != nil }
    /// Whether one of them gives a salarié his category.
    func isOwnDeciding(_ row: SlotRow) -> Bool { judge.state.deciding(row).isOwn }

    // MARK: Money

    /// The index of the tariff among those of the rulebook; nil where the verdict has no estimate.
    var tariffIndex: Int? { judge.tariffAsked == nil ? nil : judge.day.exercice.tariff }
    /// What the declaration is expected to cost; meaningful where there is a tariff.
    var estimate: Estimate { judge.estimate }

    // MARK: Campaign

    /// Hands over where the declaration stands, with the frame of its rules; nothing where the rules say nothing of it.
    func withSituation(_ body: (CompiledSituation, FrameView) -> Void) {
        judge.state.frame().withView { frame in
            if let situation = rules.situations.first(where: { $0.holds(frame) }) { body(situation, frame) }
        }
    }

    // MARK: Subjects

    /// The type of the record that the row of a hit counts in; 0 where it has none.
    func recordType(of hit: Hit, _ rule: CompiledRule) -> Int {
        guard hit.isDeclaration else { return rules.salarieType }
        if case .distinctCodes(_, let records, _) = rule.walk { return records?.type ?? 0 }
        return rule.type
    }

    /// The field of a hit whose subject is a code.
    func codeField(of hit: Hit, _ rule: CompiledRule) -> CodeField? {
        switch rule.walk {
        case .codes(let field, _): field
        case .distinctCodes(let list, let records, _): hit.row < 0 ? list : records
        default: nil
        }
    }

    /// The slot of a field of codes, in the record of a hit.
    @inline(__always)
    func slot(_ field: CodeField, _ hit: Hit) -> Slot {
        (field.type == 0 ? record.root : record.row(Int(hit.row), of: field.type))[field.slot]
    }

    /// The code that is the subject of a hit with an element; nil where its subject is another.
    func codeEntry(of hit: Hit, _ rule: CompiledRule) -> CodeEntry? {
        guard let field = codeField(of: hit, rule) else { return nil }
        let slot = slot(field, hit)
        return slot.codeEntry ?? record.codes(of: slot)[Int(hit.element)]
    }

    /// The wrong value that is the subject of a hit.
    @inline(__always)
    func wrongValue(of hit: Hit) -> DeclarationRecord.WrongValue { record.wrongValues[Int(hit.element)] }

    /// Hands over the frame in which a rule fired, made again.
    @inline(__always)
    func withFrame(of hit: Hit, _ rule: CompiledRule, _ body: (FrameView) -> Void) {
        let state = judge.state
        var element: SlotRow?
        var row: SlotRow?
        switch rule.walk {
        case .declaration, .unknownFields: break
        case .records(let type): row = record.row(Int(hit.row), of: type)
        case .codes(let field, _): row = record.row(Int(hit.row), of: field.type)
        case .distinctCodes: break
        case .wrongValues:
            state.wrongValue = wrongValue(of: hit)
            if hit.row >= 0 { row = record.row(Int(hit.row), of: rules.salarieType) }
        }
        if hit.element >= 0, let code = codeEntry(of: hit, rule) {
            judge.setElement(code, state.element)
            element = state.element
        }
        state.frame(row: row, element: element).withView(body)
    }
}
