import AvalSource
import AvalValues

/// Reads one tariff file.
struct TariffFileReading {
    let log: FindingLog
    let isBroken: Bool

    func tariff(_ map: YAMLMap) -> TariffFile? {
        map.refuseUnknownKeys(TariffKeys.tariff)
        let review = map.reviewDay()
        let exercice = map.requiredText("exercice").flatMap { year($0) }
        _ = map.required("tva")
        let rate = rate(map)
        let unbilled = map.texts("non_factures")
        let lines = lines(map, rate: rate ?? 0)
        let read = lines.compactMap(\.self)
        // A file without a line that bills by the head needs no fact to choose by.
        let choosesHeads = read.count < lines.count || read.contains { $0.terms.billsHeads }
        let selector = choosesHeads ? map.requiredText("selon") : map.text("selon")
        if !choosesHeads, selector == nil, let entry = map.entry("non_factures") {
            log.add(TariffFinding.unneededWords, at: entry.key.span)
        }
        guard let exercice, selector != nil || !choosesHeads, let span = map.entry("exercice")?.value.span else {
            return nil
        }
        let calls = calls(map)
        let hasUnbilled = unbilled != nil || !map.has("non_factures")
        return TariffFile(
            exercice: exercice, selector: selector, unbilled: unbilled ?? [], presence: map.text("presents"),
            calls: calls.compactMap(\.self), hasAllCalls: !calls.contains { $0 == nil }, lines: read,
            review: review, span: span, isWhole: !isBroken && hasUnbilled && read.count == lines.count)
    }

    /// How the total is called; nil for what cannot be read.
    private func calls(_ map: YAMLMap) -> [CallTerms?] {
        guard let node = map.field("echeancier"), let items = map.maps("echeancier", what: "un appel") else {
            return []
        }
        if items.isEmpty { log.add(CallFinding.none, at: node.span) }
        return items.map { CallTerms($0, log) }
    }

    private func year(_ text: SourceText) -> Int? {
        if let year = Int(text.string), (1900...9999).contains(year) { return year }
        log.add(TariffFinding.noYear, at: text.span)
        return nil
    }

    private func rate(_ map: YAMLMap) -> Int? {
        guard let text = map.text("tva"), let rate = Amount.rate.hundredths(text, log) else { return nil }
        if rate > 0, rate < 100 { log.add(TariffFinding.smallRate(text.string), at: text.span) }
        return rate
    }

    private func lines(_ map: YAMLMap, rate: Int) -> [TariffFile.Line?] {
        guard let node = map.required("lignes"), let items = map.maps("lignes", what: "une ligne de tarif") else {
            return [nil]
        }
        if items.isEmpty { log.add(TariffFinding.noLine, at: node.span) }
        var codes: TextMap<SourceSpan> = [:]
        return items.map { item in
            let line = line(item, rate)
            if let line, let first = codes[line.code] {
                log.add(TariffFinding.repeatedCode(line.code, first: first), at: line.span)
            } else if let line {
                codes[line.code] = line.span
            }
            return line
        }
    }

    /// A line; nil where what it bills is not known. A faulty price stops nothing else from being checked.
    private func line(_ item: YAMLMap, _ rate: Int) -> TariffFile.Line? {
        guard let kind = kind(of: item) else { return nil }
        item.refuseUnknownKeys(TariffKeys.line(of: kind))
        let review = item.reviewDay()
        let code = item.requiredName("code")
        let label = item.requiredString("libelle") ?? ""
        let terms = kind.init(LineReading(map: item, log: log))
        let ownRate = self.rate(item)
        let isDeduced = item.yesNo("deduit") ?? false
        let isOutOfBounds = item.string("hors_bornes") != nil
        guard let terms else { return nil }
        return TariffFile.Line(
            code: code ?? "", label: label, rate: ownRate ?? rate, isDeduced: isDeduced,
            conditions: LineCondition.read(item), isSpread: item.yesNo("reparti") ?? true,
            isOutOfBounds: isOutOfBounds, review: review, terms: terms,
            span: item.entry("code")?.value.span ?? item.head)
    }

    /// The kind that a line names, the usual one where it names none; nil, with a finding, where there is no such kind.
    private func kind(of item: YAMLMap) -> (any TariffLine.Type)? {
        guard item.has("genre") else { return TariffKind.usual }
        return item.word("genre", among: TariffKind.all.map { $0.word }).flatMap { word in
            TariffKind.all.first { $0.word == word }
        }
    }
}
