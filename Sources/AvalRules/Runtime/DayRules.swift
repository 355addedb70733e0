import AvalValues

/// The rules in force between two changes, as judging asks them and as verdicts order their anomalies.
public final class DayRules {
    /// The rules about the declaration, in order.
    public let declaration: [CompiledRule]
    /// The rules about each salarié, in order; wrong values stand in both.
    public let salarie: [CompiledRule]
    /// All of them by walk, ready to be asked.
    public let walks: RuleWalks
    /// The bytes of their codes, one rule after the other.
    @usableFromInline let codes: FlatTexts

    init(_ rules: [CompiledRule]) {
        declaration = rules.filter { $0.standing != .salaries }
        salarie = rules.filter { $0.standing != .declaration }
        walks = RuleWalks(
            RuleWalk.all(declaration, isDeclaration: true) + RuleWalk.all(salarie, isDeclaration: false))
        codes = FlatTexts((declaration + salarie).map { Array($0.code.utf8) })
    }

    /// The rule of a hit.
    @inlinable @inline(__always)
    public func rule(of hit: Hit) -> CompiledRule { (hit.isDeclaration ? declaration : salarie)[Int(hit.rule)] }

    /// The bytes of its code; they stand as long as these rules.
    @inlinable @inline(__always)
    public func code(of hit: Hit) -> ByteView {
        codes[(hit.isDeclaration ? 0 : declaration.count) + Int(hit.rule)]
    }
}
