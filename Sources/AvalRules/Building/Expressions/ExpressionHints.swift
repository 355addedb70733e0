import AvalFEEL
import AvalSource
import AvalValues

/// What to tell the author of a wrong expression beyond what the language itself knows: where a name is found, and how a
/// date, a decimal or a truth is written.
struct ExpressionHints {
    let names: Namespace
    let text: SourceText

    private static let truths = ["oui": "true", "vrai": "true", "non": "false", "faux": "false"]

    /// The finding, with a better way out where there is one.
    func improved(_ finding: Finding) -> Finding {
        guard let span = finding.span else { return finding }
        let said = said(span)
        return finding.rephrased(message: message(finding, said), help: hint(finding, said)?.help)
    }

    private func message(_ finding: Finding, _ said: String) -> String? {
        let path = said.split(separator: ".").map(String.init)
        guard finding.hasCode(.unknownName), path.count > 1, let last = path.last,
            case .group? = names.resolve(path.dropLast())
        else { return nil }
        return ExpressionHint.noMember(last, of: path.dropLast().joined(separator: "."))
    }

    private func hint(_ finding: Finding, _ said: String) -> ExpressionHint? {
        if finding.hasCode(.unknownName) {
            if let truth = Self.truths[said] { return .truth(said, meant: truth) }
            return elsewhere(said) ?? (finding.help == nil ? member(said) : nil)
        }
        // What the language itself advises knows more of the expression.
        guard finding.help == nil else { return nil }
        if finding.hasCode(.syntax) {
            guard said == "," else { return .readAgain }
            return isBetweenDigits(finding.span) ? .decimalPoint : .parentheses
        }
        if finding.hasCode(.wrongKind) { return .wantedKind }
        switch ExpressionFinding.Code(rawValue: finding.code) {
        case .unknownFunction: return .knownFunctions
        case .wrongArguments: return .documentedArguments
        case .alwaysNull: return finding.message.contains("compare") ? .sameKind : .nothingGiven
        case .neverEqual, .deadBranch, .twoNumbers, .clock, nil: return nil
        }
    }

    /// Which of the names of a group is meant by one that it has not.
    private func member(_ said: String) -> ExpressionHint? {
        let path = said.split(separator: ".").map(String.init)
        guard path.count > 1, let last = path.last, case .group(_, let inner)? = names.resolve(path.dropLast()) else {
            return nil
        }
        let known = inner.entries.map(\.name)
        return .otherMembers(
            of: path.dropLast().joined(separator: "."), near: Nearest.word(of: last, among: known), known)
    }

    /// Where a name is found that is not known as it stands.
    private func elsewhere(_ name: String) -> ExpressionHint? {
        for (owner, entry) in names.entries {
            switch entry {
            case .group(_, let inner) where inner[name] != nil: return .member(name, of: owner)
            case .records(_, let inner) where inner[name] != nil: return .memberOfEach(name, of: owner)
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
