import AvalDeclarations
import AvalEngine
import AvalFEEL
import AvalJSON
import AvalRules
import AvalValues

/// The names of the rules, with the values that they have in a declaration: those of the company, or those of a salarié,
/// who sees the company's under `declaration`.
public final class DeclaredNames {
    private let judge: Judge
    private var salarie: Int?

    /// The names in a declaration, judged by a rulebook on its own day or on another.
    public init(_ declaration: [UInt8], _ rulebook: Rulebook, day: Int?) throws(InputError) {
        judge = Judge(rulebook)
        var options = JudgingOptions()
        options.day = day
        try judge.decide(declaration, options: options)
    }

    /// Takes the names of the salarié with that id from now on; false, with nothing changed, where there is none.
    public func choose(salarie id: String) -> Bool {
        guard let index = judge.salarie(withID: id) else { return false }
        salarie = index
        return true
    }

    private var names: RuleNames {
        let rules = judge.rulebook.rules
        return salarie == nil ? rules.ruleNames : rules.salarieRuleNames
    }

    /// All names.
    public var all: [String] { names.all }
    /// What each of them is.
    var kinds: TextMap<Kind> { names.kinds }
    /// Which of them stand for nomenclatures.
    var codeLists: NameSet { names.codeLists }

    /// What `body` makes of their values, which are good for the time of the call; `nearer` hides those of the same name.
    func with<Result>(hiddenBy nearer: TextMap<Value>, _ body: (any Environment) -> Result) -> Result {
        let names = names
        return judge.withFrame(ofSalarie: salarie) { frame in
            body(NearerNames(values: nearer, further: names.environment(frame)))
        }
    }
}

/// Names that hide those of the same spelling in another environment.
private struct NearerNames<Further: Environment>: Environment {
    let values: TextMap<Value>
    let further: Further

    func value(of name: String) -> Value? { values[name] ?? further.value(of: name) }

    func value(ofPath path: [String]) -> (value: Value, count: Int)? {
        values[path[0]] == nil ? further.value(ofPath: path) : nil
    }

    func codeList(named name: String) -> CodeList? {
        values[name] == nil ? further.codeList(named: name) : nil
    }
}
