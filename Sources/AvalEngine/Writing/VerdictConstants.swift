import AvalJSON
import AvalRules
import AvalTariffs
import AvalValues

/// The bytes that every verdict of a rulebook repeats, made once and kept in one place: writing them counts no reference.
final class VerdictConstants: @unchecked Sendable {
    /// `,"regles":{"version":"…"}`
    let version: UnsafeRawBufferPointer
    /// For each category, its code between quotes.
    let categories: UnsafeBufferPointer<UnsafeRawBufferPointer>
    /// For each payment mode, its code between quotes.
    let modes: UnsafeBufferPointer<UnsafeRawBufferPointer>
    /// For each determinant, its code between quotes.
    let codes: UnsafeBufferPointer<UnsafeRawBufferPointer>
    /// For each tariff and line, what stands around the numbers of an estimate.
    let lines: UnsafeBufferPointer<UnsafeBufferPointer<EstimateFragments>>
    /// For each record type, where its records stand: `/salaries/`; nothing for the declaration.
    let records: UnsafeBufferPointer<UnsafeRawBufferPointer>
    /// For each case of a rule, by its number, what always stands in its anomalies.
    let cases: UnsafeBufferPointer<Case>
    // Written in `init` alone.
    private let storage: UnsafeMutableRawBufferPointer

    /// What always stands in an anomaly.
    struct Case {
        /// Its beginning up to the path, as it weighs at the signature and before; with it, where it points into the
        /// declaration.
        let opening: (signing: UnsafeRawBufferPointer, before: UnsafeRawBufferPointer)
        /// The path below the subject's record, where it points there, and the quote after it.
        let path: UnsafeRawBufferPointer
        /// The message, where no value stands in it; nothing where one does.
        let message: UnsafeRawBufferPointer
        /// The law, where no value stands in it, and the name of the rule.
        let ending: UnsafeRawBufferPointer
        /// Whether the law has to be written first.
        let hasReference: Bool
    }

    init(rules: RuleSet, tariffs: [Tariff], version: String) {
        let buffer = OutputBuffer()
        var ranges: [Range<Int>] = []
        /// Keeps what is written and gives its number.
        func keep(_ write: (OutputBuffer) -> Void) -> Int {
            let start = buffer.count
            write(buffer)
            ranges.append(start..<buffer.count)
            return ranges.count - 1
        }
        let versionPlace = keep { $0.put(text: ",\"regles\":{\"version\":\"\(version)\"}") }
        let categoryPlaces = rules.model.categories.words.map { word in keep { $0.put(jsonString: word) } }
        let modePlaces = rules.model.paymentModes.map { mode in keep { $0.put(jsonString: mode.code) } }
        let codePlaces = rules.model.determinants.map { code in keep { $0.put(jsonString: code.code) } }
        let linePlaces = tariffs.map { tariff in
            tariff.lines.map { line in EstimateFragments.writers(of: line).map(keep) }
        }
        let recordPlaces = rules.schema.records.enumerated().map { type, record in
            keep { if type > 0 { $0.put(text: "/\(record.key)/") } }
        }
        let casePlaces = rules.all.flatMap { rule in rule.cases.map { item in Self.fragments(item, rule).map(keep) } }
        storage = .allocate(byteCount: max(1, buffer.count), alignment: 16)
        storage.copyMemory(from: buffer.bytes)
        let kept = UnsafeRawBufferPointer(storage)
        func bytes(_ place: Int) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: kept[ranges[place]]) }
        self.version = bytes(versionPlace)
        categories = UnsafeBufferPointer(keeping: categoryPlaces.map(bytes))
        modes = UnsafeBufferPointer(keeping: modePlaces.map(bytes))
        codes = UnsafeBufferPointer(keeping: codePlaces.map(bytes))
        lines = UnsafeBufferPointer(
            keeping:
                zip(linePlaces, tariffs).map { pieces, tariff in
                    UnsafeBufferPointer(
                        keeping: zip(pieces, tariff.lines).map { EstimateFragments($0.map(bytes), of: $1) })
                })
        records = UnsafeBufferPointer(keeping: recordPlaces.map(bytes))
        cases = UnsafeBufferPointer(
            keeping:
                zip(casePlaces, rules.all.flatMap(\.cases)).map { places, item in
                    Case(
                        opening: (bytes(places[0]), bytes(places[1])), path: bytes(places[2]),
                        message: bytes(places[3]),
                        ending: bytes(places[4]), hasReference: item.reference.map { $0.fixed == nil } ?? false)
                })
    }

    deinit {
        storage.deallocate()
        for list in [categories, modes, codes, records] { list.deallocate() }
        for tariff in lines { tariff.deallocate() }
        lines.deallocate()
        cases.deallocate()
    }

    /// The fragments of a ``Case``, in the order of its fields.
    private static func fragments(_ item: CompiledRule.Case, _ rule: CompiledRule) -> [(OutputBuffer) -> Void] {
        func opening(_ severity: Anomaly.Severity) -> (OutputBuffer) -> Void {
            { output in
                output.put("{\"code\":")
                output.put(jsonString: rule.code)
                output.put(text: ",\"gravite\":\"\(severity.word)\",\"etape\":\"\(rule.step.word)\",\"chemin\":\"")
                if case .root(let path) = item.place { output.put(text: path) }
            }
        }
        func quoted(_ key: StaticString, _ template: Template?, _ output: OutputBuffer) {
            guard let fixed = template?.fixed else { return }
            output.put(key)
            fixed.withUnsafeBytes { output.put(escaping: $0) }
            output.put("\"")
        }
        return [
            opening(item.gravity.signing), opening(item.gravity.before),
            { output in
                if case .row(let path) = item.place { output.put(text: path) }
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
