import AvalEngine
import AvalSource
import AvalValues

/// The names that the rules know once there is a declaration: where there is none, whoever tries an expression is told so
/// instead of being told that nobody knows them.
public struct PromisedNames {
    private let declaration: NameSet
    private let salarie: NameSet

    /// Those of a rulebook.
    public init(_ rulebook: Rulebook) {
        declaration = NameSet(rulebook.rules.ruleNames.all)
        salarie = NameSet(rulebook.rules.salarieRuleNames.all)
    }

    /// A finding of a name that is not known, in words that say what gives it a value; the same where nothing does.
    func explained(_ finding: Finding, hasDeclaration: Bool) -> Finding {
        guard finding.hasCode(SharedFindingCode.unknownName), let span = finding.span else { return finding }
        let name = String(decoding: span.file.bytes[span.lower..<span.upper], as: UTF8.self)
        if !hasDeclaration, declaration.contains(name) {
            return Self.needs(finding, name, "une déclaration", Self.first)
        }
        if salarie.contains(name) {
            let help = hasDeclaration ? Self.second : "\(Self.first), puis \(Self.second)"
            return Self.needs(finding, name, "un salarié d'une déclaration", help)
        }
        let all = hasDeclaration ? salarie.subtracting(declaration) : declaration.union(salarie)
        guard !hasDeclaration, let near = Nearest.word(of: name, among: all.sorted()) else { return finding }
        return finding.rephrased(help: "vouliez-vous dire « \(near) », que les règles connaissent ? \(Self.first)")
    }

    private static let first =
        "donnez une déclaration : « --declaration fichier.json », ou « :declaration fichier.json » à l'invite"
    private static let second =
        "choisissez un salarié : « --salarie identifiant », ou « :salarie identifiant » à l'invite"

    private static func needs(_ finding: Finding, _ name: String, _ what: String, _ help: String) -> Finding {
        finding.rephrased(message: "« \(name) » est un nom des règles, qui n'a de valeur que pour \(what)", help: help)
    }
}
