import AvalDeclarations
import AvalFEEL
import AvalJSON
import AvalRules
import AvalValues

/// Why an anomaly is not in a verdict: for each subject of its rule what was answered, and the nearest ways in which it would be.
///
/// Like ``Explanations`` it is made afterwards, by the plain evaluator, and keeps to itself what may identify a person.
public struct Absences {
    private let judge: Judge
    private let judgement: Judgement
    private let showsPersonal: Bool

    /// Of what `judge` judged last; meaningless where that declaration could not be judged. Good until its next declaration.
    public init(_ judge: Judge, showsPersonal: Bool = false) {
        self.judge = judge
        judgement = Judgement(judge)
        self.showsPersonal = showsPersonal
    }

    /// What became of a code: an object for each subject of its rule, those of which it fired first with why, then the others, the nearest
    /// to it first. Of salariés only the one with an `id`, where it is given.
    public func json(of code: String, salarie id: String? = nil) -> [JSONValue] {
        let row = id.flatMap { judge.salarie(withID: $0) }
        let written = judge.rules.all.filter { $0.code == code }
        var found: [Found] = []
        for rule in written {
            if let reason = reason(rule) {
                found.append(Found(distance: .max, json: .object(members(rule, code, "pas_jugee", reason))))
            } else if let rule = inForce(like: rule) {
                found += subjects(of: rule, salarie: id == nil ? nil : .some(row))
            }
        }
        return found.enumerated().sorted {
            ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
        }.map(\.element.json)
    }

    /// What became of one subject, and how far it is from an anomaly: how many answers would have to be others.
    private struct Found {
        let distance: Int
        let json: JSONValue
    }

    // MARK: Where a rule is not asked

    private var day: Int { Judged(judge).day }

    /// Why a rule is not asked on that day and at that step; nil where it is.
    private func reason(_ rule: CompiledRule) -> String? {
        let date = CalendarDate(dayNumber: day)
        let first = CalendarDate(dayNumber: judge.rules.model.coverage)
        let isCovered = day >= judge.rules.model.coverage
        if rule.isOutsideCoverage, isCovered {
            return "elle ne se juge qu'avant le \(first), premier jour que couvrent les règles"
        }
        if !isCovered, !rule.isOutsideCoverage, !rule.isAboutReading {
            return "les règles ne couvrent pas le \(date) : elles commencent le \(first)"
        }
        if rule.step > judge.options.limit {
            return "elle ne se juge qu'à partir de l'étape « \(rule.step.word) », après celle qui est demandée"
        }
        guard inForce(like: rule) == nil else { return nil }
        let periods = Set(rule.cases.map(\.validity)).sorted { ($0.from ?? .min) < ($1.from ?? .min) }
        return "elle n'est pas en vigueur le \(date) ; elle l'est \(periods.map(\.words).joined(separator: ", "))"
    }

    /// The rule as it stands on the day; nil where none of its cases does.
    private func inForce(like rule: CompiledRule) -> CompiledRule? {
        let rules = judge.day.rulesInForce
        return (rules.declaration + rules.salarie).first { $0.order == rule.order && $0.walk == rule.walk }
    }

    private func members(_ rule: CompiledRule, _ code: String, _ state: String, _ reason: String? = nil) -> [JSONMember]
    {
        var members = [
            JSONMember("pourquoi_pas", .string(code)), JSONMember("etat", .string(state)),
            JSONMember("pour", .string(rule.subject)), JSONMember("regle", .string(rule.name)),
        ]
        if let span = rule.cases.first?.span { members += ExplanationJSON.place(span) }
        if let reason { members.append(JSONMember("raison", .string(reason))) }
        return members
    }

    // MARK: Subjects

    /// One thing that a rule is asked about, or would be.
    private struct Candidate {
        var row: Int?
        var code: CodeEntry?
        /// What has to be done for it to be there at all: `porter` or `cocher`.
        var supposed: String?
        var isChosen = true
    }

    private func subjects(of rule: CompiledRule, salarie: Int??) -> [Found] {
        let fired = (0..<judgement.hitCount).filter { judgement.rule(of: judgement.hit($0)) === rule }
        func isAsked(_ row: Int?, of type: Int) -> Bool {
            guard let salarie, type == judge.rules.salarieType, let row else { return true }
            return row == salarie
        }
        let present = fired.filter { index in
            let hit = judgement.hit(index)
            return isAsked(hit.row >= 0 ? Int(hit.row) : nil, of: judgement.recordType(of: hit, rule))
        }.map { Found(distance: -1, json: self.present($0, rule)) }
        return present + absent(rule, fired.map { judgement.hit($0) }) { isAsked($0, of: $1) }
    }

    private func present(_ index: Int, _ rule: CompiledRule) -> JSONValue {
        let hit = judgement.hit(index)
        var members = [
            JSONMember("pourquoi_pas", .string(rule.code)), JSONMember("etat", "presente"),
            JSONMember("pour", .string(rule.subject)),
        ]
        if judgement.recordType(of: hit, rule) == judge.rules.salarieType, hit.row >= 0 {
            members.append(JSONMember("salarie", .string(judgement.salarie(of: hit).text)))
        }
        return .object(members + (Explanations(judge, showsPersonal: showsPersonal).anomaly(index).members ?? []))
    }

    private func absent(
        _ rule: CompiledRule, _ hits: [Hit], _ isAsked: (Int?, Int) -> Bool
    ) -> [Found] {
        func nothing(_ reason: String) -> [Found] {
            hits.isEmpty
                ? [Found(distance: .max, json: .object(members(rule, rule.code, "absente", reason)))] : []
        }
        switch rule.walk {
        case .declaration: return hits.isEmpty ? [found(rule, [Candidate()], nil)] : []
        case .unknownFields: return nothing("la déclaration n'a aucun champ inconnu")
        case .wrongValues: return nothing("toutes les valeurs de la déclaration se lisent")
        case .distinctCodes(let list, let records, let filter):
            // Codes are met once for the declaration: what was said of one is no reason against another.
            let supposed = list == nil ? "porter" : "cocher"
            let met = codes(ofDeclaration: list) + (records.map { codes(of: $0, filter) } ?? [])
            let firedCodes = Set(hits.compactMap { judgement.codeEntry(of: $0, rule)?.bytes.text }.map { TextKey($0) })
            let left = met.filter { !firedCodes.contains(TextKey($0.bytes.text)) }.map { Candidate(code: $0) }
            let others = catalogue(except: met).map { Candidate(code: $0, supposed: supposed) }
            return hits.isEmpty ? [found(rule, left + others, nil)] : []
        case .records(let type):
            return records(rule, type, hits, isAsked) { row in [Candidate(row: row)] }
                ?? nothing(
                    "« \(rule.subject) » : la déclaration n'en a aucun")
        case .codes(let field, _):
            let all = records(rule, field.type, hits, isAsked) { row in
                let slots = judge.record.row(row, of: field.type)
                let own = slots[field.slot].tag == .codes ? Array(judge.record.codes(of: slots[field.slot])) : []
                return own.map { Candidate(row: row, code: $0) }
                    + catalogue(except: own).map { Candidate(row: row, code: $0, supposed: "porter") }
            }
            return all ?? nothing("« \(rule.subject) » : la déclaration n'en a aucun")
        }
    }

    /// What became of the records of a type of which the rule did not fire; nil where there are no records at all.
    private func records(
        _ rule: CompiledRule, _ type: Int, _ hits: [Hit], _ isAsked: (Int?, Int) -> Bool,
        _ candidates: (Int) -> [Candidate]
    ) -> [Found]? {
        let rows = judge.record.rows(of: type)
        guard rows.count > 0 else { return nil }
        let fired = Set(hits.map { Int($0.row) })
        return (0..<rows.count).filter { !fired.contains($0) && isAsked($0, type) }.map { row in
            let isChosen = rule.filter.map { rows[row][$0.index].isTrue } ?? true
            return found(
                rule,
                candidates(row).map {
                    var candidate = $0
                    candidate.isChosen = isChosen
                    return candidate
                }, (type, row))
        }
    }

    private func codes(ofDeclaration list: CodeField?) -> [CodeEntry] {
        list.map { codes(judge.record.root[$0.slot]) } ?? []
    }

    private func codes(of field: CodeField, _ filter: Int?) -> [CodeEntry] {
        let rows = judge.record.rows(of: field.type)
        return (0..<rows.count).filter { row in filter.map { rows[row][$0].isTrue } ?? true }.flatMap {
            codes(rows[$0][field.slot])
        }
    }

    private func codes(_ slot: Slot) -> [CodeEntry] {
        if let entry = slot.codeEntry { return [entry] }
        return slot.tag == .codes ? Array(judge.record.codes(of: slot)) : []
    }

    /// The codes of the catalogue that are not among some.
    private func catalogue(except codes: [CodeEntry]) -> [CodeEntry] {
        let there = Set(codes.map(\.index))
        let catalogue = judge.rules.schema.catalogue
        let known = (0..<catalogue.count).filter { !there.contains(UInt16($0)) }
        let entries = known.map { CodeEntry(standing: catalogue.bytes(at: $0), index: UInt16($0)) }
        return entries + [CodeEntry(standing: ByteView("CODE_HORS_CATALOGUE"), index: Slot.noCode)]
    }

    // MARK: One subject

    /// What became of the candidates of one subject: the tree of the nearest, the ways of all.
    private func found(_ rule: CompiledRule, _ candidates: [Candidate], _ place: (type: Int, row: Int)?) -> Found {
        var all: [(distance: Int, candidate: Candidate, absence: ExplainedAbsence, way: ExplainedWay?)] = []
        var reference: String?
        for candidate in candidates {
            let absence = explained(rule, candidate, &reference)
            let supposed = candidate.supposed == nil ? 0 : 1
            if absence.ways.isEmpty { all.append((.max, candidate, absence, nil)) }
            for way in absence.ways { all.append((way.changes.count + supposed, candidate, absence, way)) }
        }
        let sorted = all.enumerated().sorted { one, other in
            (one.element.distance, one.element.way?.hidden.count ?? 0, one.offset)
                < (other.element.distance, other.element.way?.hidden.count ?? 0, other.offset)
        }.map(\.element)
        var members = members(rule, rule.code, "absente")
        if let place {
            let key = judge.rules.schema.records[place.type].key
            members.append(JSONMember("chemin", .string("/\(key)/\(place.row)")))
            if place.type == judge.rules.salarieType {
                let id = judge.record.row(place.row, of: place.type)[judge.rules.slots.id].bytes.text
                members.append(JSONMember("salarie", .string(id)))
            }
        }
        if let reference { members.append(JSONMember("reference", .string(reference))) }
        if let nearest = sorted.first {
            if let choice = nearest.absence.choice { members.append(JSONMember("choix", ExplanationJSON.json(choice))) }
            let facts = nearest.absence.rule.facts
            if let code = nearest.candidate.code {
                members.append(JSONMember("code", .string(code.bytes.text)))
            }
            members.append(JSONMember("condition", ExplanationJSON.condition(nearest.absence.rule.conditions)))
            members.append(JSONMember("faits", .object(ExplanationJSON.facts(facts))))
            members.append(JSONMember("tables", .array(ExplanationJSON.tables(facts))))
        }
        let ways = sorted.filter { $0.way != nil }.prefix(Self.shownWays)
        members.append(
            JSONMember(
                "voies",
                .array(
                    ways.compactMap { item in
                        item.way.map { json($0, item.candidate, item.distance, rule) }
                    })))
        return Found(distance: sorted.first?.distance ?? .max, json: .object(members))
    }

    /// The most ways that are shown of one subject.
    private static let shownWays = 6

    private func explained(
        _ rule: CompiledRule, _ candidate: Candidate, _ reference: inout String?
    ) -> ExplainedAbsence {
        let state = judge.state
        let row = candidate.row.map { judge.record.row($0, of: rule.type) }
        var element: SlotRow?
        if let code = candidate.code {
            judge.setElement(code, state.element)
            if candidate.supposed == "porter" { state.element[ElementSlot.isCarried] = Slot(true) }
            if candidate.supposed == "cocher" { state.element[ElementSlot.isTicked] = Slot(true) }
            element = state.element
        }
        let fixed: NameSet = candidate.code == nil ? [] : DeterminantName.ofCode
        return state.frame(row: row, element: element).withView { frame in
            if reference == nil, let template = rule.cases.first?.reference, let fixed = template.fixed {
                reference = String(decoding: fixed, as: UTF8.self)
            }
            return judge.rules.explainAbsence(
                of: rule, frame, isChosen: candidate.isChosen, fixed: fixed, showsPersonal: showsPersonal)
        }
    }

    private func json(
        _ way: ExplainedWay, _ candidate: Candidate, _ distance: Int, _ rule: CompiledRule
    ) -> JSONValue {
        var members = [JSONMember("ecart", .integer(distance))]
        if rule.cases.count > 1 {
            members += [
                JSONMember("cas", .integer(way.item + 1)),
                JSONMember("ligne", .integer(rule.cases[way.item].span.start.line)),
            ]
        }
        if let supposed = candidate.supposed, let code = candidate.code {
            members.append(JSONMember(supposed, .string(code.bytes.text)))
        } else if let code = candidate.code {
            members.append(JSONMember("code", .string(code.bytes.text)))
        }
        members.append(JSONMember("changer", .array(way.changes.map { json($0) })))
        if !way.hidden.isEmpty { members.append(JSONMember("a_verifier", .array(way.hidden.map { json($0) }))) }
        return .object(members)
    }

    private func json(_ answer: NeededAnswer) -> JSONValue {
        .object((ExplanationJSON.json(answer.question).members ?? []) + [JSONMember("voulu", .bool(answer.isYes))])
    }
}

extension CodeEntry {
    /// The entry of a code whose bytes stand for good.
    init(standing bytes: ByteView, index: UInt16) {
        self.init(
            address: UInt64(UInt(bitPattern: bytes.memory.baseAddress)), length: UInt16(bytes.count), index: index,
            position: 0)
    }
}

extension Validity {
    /// The days, as French says them.
    var words: String {
        switch (from.map { CalendarDate(dayNumber: $0) }, to.map { CalendarDate(dayNumber: $0) }) {
        case (nil, nil): "tous les jours"
        case (let from?, nil): "à partir du \(from)"
        case (nil, let to?): "jusqu'au \(to)"
        case (let from?, let to?): "du \(from) au \(to)"
        }
    }
}
