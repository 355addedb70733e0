import AvalFEEL
import AvalValues

/// Which names each rule reaches: those that its expressions mention, and those from which the facts among them are made.
///
/// It errs on the side of reach: names are followed whatever record they stand in.
public struct NameReach {
    private var names: [NameSet]

    /// The names that the rules of a set reach.
    public init(_ rules: RuleSet) { self.init(rules.model, rules: rules.all, facts: rules.facts) }

    init(_ model: RuleModel, rules: [CompiledRule], facts: [CompiledFact]) {
        let facts = TextMap(grouping: facts, by: \.name).mapValues { NameSet($0.flatMap(\.mentions)) }
        names = model.anomalies.map { NameSet($0.subjects.compactMap(\.fact)) }
        for rule in rules { names[rule.order].formUnion(rule.cases.flatMap(\.mentions)) }
        names = names.map { Self.closed($0, facts) }
    }

    /// Whether a rule asks whether codes are known, so that its examples may carry codes that are not.
    public func asksWhetherCodesAreKnown(_ order: Int) -> Bool {
        !names[order].isDisjoint(with: [Subject.Facts.known, NamespaceBuilder.catalogue])
    }

    /// Whether a rule is about when a declaration is made: it reaches a date of a campaign, or the exercice.
    public func asksForCampaign(_ order: Int) -> Bool { !names[order].isDisjoint(with: Self.ofCampaigns) }

    private static let ofCampaigns = NameSet(
        ["exercice"] + EngineFact.ofCampaign.flatMap { $0.name.split(separator: ".").map(String.init) })

    /// The names that a rule reaches, by its index among the anomalies of the files.
    public func names(ofRule order: Int) -> NameSet { names[order] }

    /// What judging gives of a salarié from the category that he is due.
    public static let ofCategories = NameSet(EngineFact.ofSalarie.filter(\.isLate).flatMap(\.path))

    private static func closed(_ names: NameSet, _ facts: TextMap<NameSet>) -> NameSet {
        var closed = names
        var open = Array(names)
        while let name = open.popLast() {
            for next in facts[name] ?? [] where closed.insert(next).inserted { open.append(next) }
        }
        return closed
    }
}

extension CompiledFact {
    /// The names that its expressions mention.
    fileprivate var mentions: NameSet {
        switch source {
        case .expression(let text): NameUses([text.expression.root]).names
        case .table(let table, _): NameUses(table.roots).names
        }
    }

    /// The words of lists that they write out.
    var words: [WordUse] {
        switch source {
        case .expression(let text): text.words
        case .table(let table, _): table.words
        }
    }
}

extension CompiledRule.Case {
    /// The names that its condition and all that it says mention.
    fileprivate var mentions: NameSet {
        NameUses(checkedTexts.map(\.expression.root)).names
    }

    /// The words of lists that they write out.
    var words: [WordUse] { checkedTexts.flatMap(\.words) }

    private var checkedTexts: [CheckedText] {
        let own = [texts.condition, texts.declared, texts.expected, texts.correction].compactMap { $0 }
        return own + message.texts + (reference?.texts ?? [])
    }
}

extension NameUses {
    fileprivate convenience init(_ roots: [Node]) {
        self.init()
        roots.forEach { note($0) }
    }
}

extension RuleSet {
    /// The codes of the rules that ask whether codes of determinants are known: what expects one of them may carry codes that
    /// are not.
    public var codesOfRulesThatAskForKnownCodes: NameSet {
        let reach = NameReach(self)
        return NameSet(
            model.anomalies.enumerated().filter { reach.asksWhetherCodesAreKnown($0.offset) }.map(\.element.code))
    }
}
