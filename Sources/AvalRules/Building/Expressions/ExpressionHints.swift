import AvalFEEL
import AvalSource
import AvalValues

/// What to tell the writer of a faulty expression beyond what the language itself knows: where the name he wants is
/// found, and how a date, a decimal or a truth is written.
struct ExpressionHints {
    let names: Namespace
    let text: SourceText

    private static let truths = ["oui": "true", "vrai": "true", "non": "false", "faux": "false"]

    /// The finding, with a better way out where there is one.
    func improved(_ finding: Finding) -> Finding {
        guard let span = finding.span else { return finding }
        let said = said(span)
        return Finding(
            finding.severity, code: finding.code, message(finding, said), at: span,
            help: help(finding, said) ?? finding.help, related: finding.related)
    }

    /// A group is named by its name: « contexte » is a word of the language, not of the experts.
    private func message(_ finding: Finding, _ said: String) -> String {
        let path = said.split(separator: ".").map(String.init)
        guard finding.code == "nom_inconnu", path.count > 1, let last = path.last,
            case .group? = names.resolve(path.dropLast())
        else { return finding.message }
        return "« \(path.dropLast().joined(separator: ".")) » n'a pas de « \(last) »"
    }

    private func help(_ finding: Finding, _ said: String) -> String? {
        switch finding.code {
        case "nom_inconnu":
            if let truth = Self.truths[said] { return "dans une expression, « \(said) » s'écrit \(truth)" }
            return elsewhere(said)
        case "fonction_inconnue" where finding.help == nil:
            return "les fonctions sont celles de FEEL ; Documentation/format-des-regles.md montre les plus utiles"
        case "syntaxe" where said == "," && finding.help == nil:
            return isBetweenDigits(finding.span)
                ? "un nombre s'écrit avec un point : 18.5"
                : "plusieurs valeurs vont entre parenthèses : « x in (a, b) »"
        case "syntaxe" where finding.help == nil: return "relisez l'expression à cet endroit"
        case "argument_errone" where finding.help == nil:
            return "Documentation/langage-feel.md montre chaque fonction avec ses arguments"
        case "type_errone" where finding.help == nil: return "écrivez une expression qui donne ce qui est attendu"
        case "toujours_nul" where finding.help == nil:
            return finding.message.contains("compare")
                ? "comparez deux valeurs de même sorte" : "corrigez ce qui est souligné, qui ne peut rien donner"
        default: return nil
        }
    }

    /// Where a name is found that is not known as it stands.
    private func elsewhere(_ name: String) -> String? {
        for (owner, entry) in names.entries {
            switch entry {
            case .group(_, let inner) where inner[name] != nil: return "écrivez « \(owner).\(name) »"
            case .records(_, let inner) where inner[name] != nil:
                return "chaque élément de « \(owner) » en a un : écrivez la règle « pour: chaque … », "
                    + "ou « some x in \(owner) satisfies x.\(name) … »"
            default: continue
            }
        }
        return nil
    }

    /// Whether a comma stands where French writes the decimals of a number.
    private func isBetweenDigits(_ span: SourceSpan?) -> Bool {
        guard let span, span.lower > 0, span.upper < span.file.bytes.count else { return false }
        return [span.lower - 1, span.upper].allSatisfy { (0x30...0x39).contains(span.file.bytes[$0]) }
    }

    private func said(_ span: SourceSpan) -> String {
        String(decoding: span.file.bytes[span.lower..<span.upper], as: UTF8.self)
    }

    /// The finding for `2017-01-01` without marks: to the language, a subtraction.
    var bareDate: Finding? {
        var isQuoted = false
        let bytes = text.bytes
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted, index + 10 <= bytes.count, Self.isDate(bytes[index..<index + 10]) else { continue }
            let date = String(decoding: bytes[index..<index + 10], as: UTF8.self)
            return Finding(ExpressionBuildingFinding.bareDate(date), at: text.span(index..<index + 10))
        }
        return nil
    }

    private static func isDate(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.enumerated().allSatisfy { index, byte in
            index == 4 || index == 7 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
        }
    }
}
