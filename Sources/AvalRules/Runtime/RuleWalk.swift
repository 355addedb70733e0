import AvalFEEL

/// The rules in force between two changes, by kind of subject: what judging runs.
public final class RulePlan {
    /// The rules about the declaration itself.
    public let declaration: RuleChain?
    /// The rules about records of other lists than the salariés', by record type.
    public let records: [(type: Int, chain: RuleChain)]
    /// Whether there is any.
    public let hasRecords: Bool
    /// The rules about each code that the company ticks.
    public let companyCodes: RuleChain?
    /// The rules about wrong values, of the declaration and of the salariés.
    public let wrongValues: (declaration: RuleChain?, salarie: RuleChain?)
    /// The rules that fire where there are unknown keys.
    public let unknownFields: RuleChain?
    /// The rules about each salarié.
    public let salaries: RuleChain?
    /// The rules about each code that a salarié carries which look at nothing else of him: all of a declaration's
    /// codes are one run of subjects. Their filters stand in the elements' slots, in the order of `carriedFilters`.
    public let carriedCodes: RuleChain?
    /// The slots of a salarié that the filters of `carriedCodes` are copied from.
    public let carriedFilters: [Int]
    /// The rules about each code that a salarié carries which look at the salarié too.
    public let carriedCodesOfRow: RuleChain?

    init(declaration root: [CompiledRule], salarie: [CompiledRule]) {
        func ofDeclaration(_ isWanted: (CompiledRule) -> Bool) -> RuleChain? {
            RuleChain(root, isDeclaration: true, filter: { _ in nil }, where: isWanted)
        }
        declaration = ofDeclaration { $0.subject == .declaration }
        companyCodes = ofDeclaration { $0.subject == .companyDeterminants }
        unknownFields = ofDeclaration { $0.subject == .unknownFields }
        let types = Set(root.filter { if case .each = $0.subject { true } else { false } }.map(\.type)).sorted()
        records = types.compactMap { type in
            let chain = ofDeclaration { if case .each = $0.subject { $0.type == type } else { false } }
            return chain.map { (type, $0) }
        }
        hasRecords = !records.isEmpty
        func ofSalarie(
            filter: @escaping (CompiledRule) -> SlotReference? = { $0.filter }, _ isWanted: (CompiledRule) -> Bool
        ) -> RuleChain? {
            RuleChain(salarie, isDeclaration: false, filter: filter, where: isWanted)
        }
        wrongValues = (ofDeclaration { $0.subject == .wrongValues }, ofSalarie { $0.subject == .wrongValues })
        salaries = ofSalarie { if case .each = $0.subject { true } else { false } }
        let carried = salarie.filter { $0.isAboutCodesAlone }
        let filters = Set(carried.compactMap(\.filter?.index)).sorted()
        carriedFilters = filters
        carriedCodes = ofSalarie(
            filter: { rule in
                rule.filter.flatMap { filters.firstIndex(of: $0.index) }.map {
                    SlotReference(.element, ElementSlot.count + $0)
                }
            }, { $0.isAboutCodesAlone })
        carriedCodesOfRow = ofSalarie {
            if case .carriedDeterminants = $0.subject { !$0.isAboutCodesAlone } else { false }
        }
    }
}

extension CompiledRule {
    /// Whether it is about codes that salariés carry and its conditions look at the code and the declaration alone.
    var isAboutCodesAlone: Bool {
        if case .carriedDeterminants = subject { !looksAtSalarie } else { false }
    }
}
