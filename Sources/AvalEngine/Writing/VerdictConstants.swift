import AvalJSON
import AvalRules
import AvalTariffs
import AvalValues

/// The bytes that every verdict of a rulebook repeats, made once and kept in one place: writing them counts no reference.
final class VerdictConstants: Sendable {
    /// All of the bytes.
    private let texts: FlatTexts
    /// The first text of each kind; those after it follow in the order of their index.
    private let first: First
    /// For each record type, the first text of its fields.
    private let firstFields: FlatArray<Int>
    /// For each tariff, the first text of its calls.
    private let firstCalls: FlatArray<Int>
    /// For each tariff, the first of its lines.
    private let firstLines: FlatArray<Int>
    private let lines: FlatArray<EstimateFragments>
    /// For each case of a rule, by its number, what always stands in its anomalies.
    let cases: FlatArray<Case>

    /// Where the texts of each kind begin.
    private struct First: Sendable {
        var version = 0
        var categories = 0
        var modes = 0
        var codes = 0
        var records = 0
        var followUps = 0
    }

    /// What always stands in an anomaly.
    struct Case: BitwiseCopyable, Sendable {
        /// Its beginning up to the path, as it weighs at the signature and before; with it, where it points into the
        /// declaration.
        let opening: (signing: ByteView, before: ByteView)
        /// The path below the subject's record, where it points there, and the quote after it.
        let path: ByteView
        /// The message, where no value stands in it; nothing where one does.
        let message: ByteView
        /// The law, where no value stands in it, and the name of the rule.
        let ending: ByteView
        /// The first piece between the values of the message, and of the law.
        let messagePieces: Int
        let referencePieces: Int
        /// What the path stands below.
        let base: CompiledRule.Pointer.Base
        /// Whether the law has to be written first.
        let hasReference: Bool
    }

    init(rules: RuleSet, tariffs: [Tariff], version: String) {
        var kept = TextKeeper()
        var first = First()
        first.version = kept.keep { $0.put(text: ",\"regles\":{\"version\":\"\(version)\"}") }
        first.categories = kept.keep(rules.model.categories.words) { $1.put(jsonString: $0) }
        first.modes = kept.keep(rules.model.paymentModes) { $1.put(jsonString: $0.code) }
        first.codes = kept.keep(rules.model.determinants) { $1.put(jsonString: $0.code) }
        first.records = kept.keep(rules.schema.records) { if !$0.key.isEmpty { $1.put(text: "/\($0.key)/") } }
        first.followUps = kept.keep(rules.followUpTerms.flatMap(FollowUpFragment.writers)) { $0($1) }
        firstFields = FlatArray(
            rules.schema.records.map { record in
                kept.keep(record.fields) { $1.put(text: $0.path.map { "/" + $0 }.joined()) }
            })
        let lineStarts = tariffs.flatMap { tariff in
            tariff.lines.map { kept.keep(EstimateFragments.writers(of: $0)) { $0($1) } }
        }
        firstCalls = FlatArray(tariffs.map { kept.keep($0.calls) { EstimateFragments.opening(of: $0)($1) } })
        let rulesOfCases = rules.all.flatMap { rule in rule.cases.map { (rule: rule, item: $0) } }
        let caseStarts = rulesOfCases.map { kept.keep(Self.fragments($0.item, $0.rule)) { $0($1) } }
        let pieceStarts = rulesOfCases.map { of in
            [of.item.message, of.item.reference].map { kept.keep($0?.fixedPieces ?? []) { $1.put(escaping: $0) } }
        }
        let texts = FlatTexts(kept.texts)
        var lineCount = 0
        firstLines = FlatArray(
            tariffs.map { tariff in
                defer { lineCount += tariff.lines.count }
                return lineCount
            })
        lines = FlatArray(
            zip(lineStarts, tariffs.flatMap(\.lines)).map { start, line in
                EstimateFragments((0..<3).map { texts[start + $0] }, of: line)
            })
        cases = FlatArray(
            zip(zip(caseStarts, pieceStarts), rulesOfCases).map { starts, of in
                let (start, pieces) = starts
                return Case(
                    opening: (texts[start], texts[start + 1]), path: texts[start + 2], message: texts[start + 3],
                    ending: texts[start + 4], messagePieces: pieces[0], referencePieces: pieces[1],
                    base: of.item.pointer.base,
                    hasReference: of.item.reference.map { $0.fixed == nil } ?? false)
            })
        self.texts = texts
        self.first = first
    }

    /// `,"regles":{"version":"…"}`
    var version: ByteView { texts[first.version] }
    /// The code of a category between quotes.
    func category(_ index: Int) -> ByteView { texts[first.categories + index] }
    /// The code of a payment mode between quotes.
    func mode(_ index: Int) -> ByteView { texts[first.modes + index] }
    /// The code of a determinant between quotes.
    func code(_ index: Int) -> ByteView { texts[first.codes + index] }
    /// Where the records of a type stand: `/salaries/`; nothing for the declaration.
    func record(_ type: Int) -> ByteView { texts[first.records + type] }
    /// Where a field stands below its record: `/paiement/mode`.
    func field(_ index: Int, of type: Int) -> ByteView { texts[firstFields[type] + index] }
    /// What a value of follow-up, by its number, is written as.
    func followUp(_ fragment: FollowUpFragment, _ number: Int32) -> ByteView {
        texts[first.followUps + Int(number) * FollowUpFragment.count + fragment.rawValue]
    }
    /// What stands around the numbers of a line of a tariff.
    func line(_ index: Int, of tariff: Int) -> EstimateFragments { lines[firstLines[tariff] + index] }

    /// What stands before the amounts of a call of a tariff.
    func call(_ index: Int, of tariff: Int) -> ByteView { texts[firstCalls[tariff] + index] }

    /// What always stands between two values of a message, by its number.
    func piece(_ number: Int) -> ByteView { texts[number] }

    /// The fragments of a ``Case``, in the order of its fields.
    private static func fragments(_ item: CompiledRule.Case, _ rule: CompiledRule) -> [(OutputBuffer) -> Void] {
        func opening(_ severity: Anomaly.Severity) -> (OutputBuffer) -> Void {
            { output in
                output.put("{\"code\":")
                output.put(jsonString: rule.code)
                output.put(text: ",\"gravite\":\"\(severity.word)\",\"etape\":\"\(rule.step.word)\",\"chemin\":\"")
                if case .declaration(let path) = item.pointer { output.put(text: path) }
            }
        }
        func quoted(_ key: StaticString, _ template: Template?, _ output: OutputBuffer) {
            guard let fixed = template?.fixed else { return }
            output.put(key)
            output.put(escaping: fixed)
            output.put("\"")
        }
        return [
            opening(item.gravity.signing), opening(item.gravity.before),
            { output in
                if case .record(let path) = item.pointer { output.put(text: path) }
                output.put("\"")
            },
            { quoted(",\"message\":\"", item.message, $0) },
            { output in
                quoted(",\"reference\":\"", item.reference, output)
                output.put(",\"regle\":")
                output.put(jsonString: rule.name)
            },
        ]
    }
}
