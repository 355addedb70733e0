import AvalEngine
import AvalJSON
import AvalOperations
import AvalRules
import AvalValues

/// Writes what the tables will hold of each verdict into a chunk, compactly: ``TableRows`` reads it back in this order.
///
/// A verdict: its kind, then the values of its row, its salariés and its anomalies, each list after its length.
final class VerdictRows {
    /// What a record of rows is about.
    enum Kind: Int {
        case verdict, illegible
    }

    /// Stands for a number that there is not.
    static let none = Int.min
    /// Stands for the category of a salarié who is not present.
    static let absent = -2
    /// The words of statuses, by ``index(of:)``.
    static let statuses = [Status.accepted, .withReservations, .refused].map(\.rawValue)

    private let text = OutputBuffer()
    /// Where the company's SIRET and its number at the service are kept; -1 where the vocabulary has no such field, or
    /// calls it personal.
    private let siret: Int
    private let adherent: Int
    /// The codes of the catalogue, and which of them may stand in tables: health data never does.
    private let codes: [[UInt8]]
    private let shown: UInt64
    private let known: KnownTexts
    private let health: HealthWords

    /// Rows of verdicts of a rulebook, of which `known` holds the texts.
    init(_ rulebook: Rulebook, _ known: KnownTexts) {
        let rules = rulebook.rules
        func slot(_ path: [String]) -> Int {
            guard let field = rules.schema.field(path, in: 0), !field.isPersonal else { return -1 }
            return field.slot
        }
        siret = slot(["adherent", "siret"])
        adherent = slot(["adherent", "numero"])
        let catalogue = rules.model.determinants
        codes = catalogue.map { Array($0.code.utf8) }
        self.known = known
        health = HealthWords(catalogue)
        shown = catalogue.enumerated().reduce(0) { $1.element.isHealthData ? $0 : $0 | 1 << UInt64($1.offset) }
    }

    /// Adds a verdict.
    func add(_ judged: Judged, _ status: Status, line: Int, source: Int, to rows: Room) {
        head(.verdict, line, source, rows)
        rows.append(text: judged.number)
        rows.append(integer: judged.exercice)
        add(rows) { judged.writeDay(into: $0) }
        rows.append(integer: Self.index(of: status))
        let salaries = judged.salaries
        rows.append(integer: salaries.present)
        let totals = judged.totals
        rows.append(integer: totals?.excludingTax ?? Self.none)
        rows.append(integer: totals?.tax ?? Self.none)
        rows.append(text: siret < 0 ? ByteView() : judged.text(ofField: siret))
        rows.append(text: adherent < 0 ? ByteView() : judged.text(ofField: adherent))
        rows.append(integer: salaries.listed)
        judged.forEachSalarie { salarie in
            rows.append(text: salarie.id)
            rows.append(integer: salarie.isPresent ? salarie.category : Self.absent)
            rows.append(integer: salarie.declared)
            addCodes(salarie.carried & shown, rows)
        }
        addAnomalies(judged, rows)
    }

    /// The codes of these bits, between blanks.
    private func addCodes(_ bits: UInt64, _ rows: Room) {
        text.removeAll()
        if bits == 0 { return rows.append(text: ByteView()) }
        var rest = bits
        while rest != 0 {
            if rest != bits { text.put(" ") }
            text.put(codes[rest.trailingZeroBitCount])
            rest &= rest - 1
        }
        rows.append(text: text.bytes)
    }

    private func addAnomalies(_ judged: Judged, _ rows: Room) {
        rows.append(integer: judged.anomalyCount)
        for index in 0..<judged.anomalyCount {
            let found = judged.anomaly(index)
            let item = known.ofCase(found.item)
            rows.append(known: item.code)
            rows.append(integer: found.severity.rawValue)
            rows.append(integer: item.step)
            rows.append(text: found.salarie)
            add(rows) { judged.writePointer(ofAnomaly: index, into: $0) }
            addMessage(judged, index, item, rows)
            addReference(judged, index, item, rows)
            addCorrection(judged, index, rows)
        }
    }

    private func addMessage(_ judged: Judged, _ index: Int, _ item: KnownTexts.Case, _ rows: Room) {
        if item.message != KnownTexts.varies { return rows.append(known: item.message) }
        text.removeAll()
        judged.writeMessage(ofAnomaly: index, into: text)
        if health.areNamed(in: text.bytes) { return rows.append(known: known.withheld) }
        addQuoted(text.bytes, rows)
    }

    private func addReference(_ judged: Judged, _ index: Int, _ item: KnownTexts.Case, _ rows: Room) {
        if item.reference == KnownTexts.none { return rows.append(text: ByteView()) }
        if item.reference != KnownTexts.varies { return rows.append(known: item.reference) }
        text.removeAll()
        judged.writeReference(ofAnomaly: index, into: text)
        if health.areNamed(in: text.bytes) { return rows.append(known: known.withheldReference) }
        addQuoted(text.bytes, rows)
    }

    /// A correction is written as a member of its anomaly.
    private func addCorrection(_ judged: Judged, _ index: Int, _ rows: Room) {
        text.removeAll()
        judged.writeCorrection(ofAnomaly: index, into: text)
        if health.areNamed(in: text.bytes) { return rows.append(text: KnownTexts.withheldCorrection) }
        rows.append(text: text.bytes.dropFirst(",\"correction\":".utf8.count))
    }

    private func add(_ rows: Room, _ write: (OutputBuffer) -> Void) {
        text.removeAll()
        write(text)
        rows.append(text: text.bytes)
    }

    /// Adds a text that is written as between the quotes of JSON, as people read it.
    private func addQuoted(_ text: ByteView, _ rows: Room) {
        guard text.offset(of: UInt8(ascii: "\\")) != nil else { return rows.append(text: text, known) }
        let quoted = [UInt8(ascii: "\"")] + text.array + [UInt8(ascii: "\"")]
        ByteView.with((try? JSONReader.parse(quoted))?.string ?? "") { rows.append(text: $0, known) }
    }

    /// Adds a line that could not be judged.
    func add(_ number: ErrorNumber, _ pointer: String, _ message: String, line: Int, source: Int, to rows: Room) {
        head(.illegible, line, source, rows)
        rows.append(integer: number.rawValue)
        rows.append(text: pointer)
        rows.append(text: message)
    }

    private func head(_ kind: Kind, _ line: Int, _ source: Int, _ rows: Room) {
        rows.append(integer: kind.rawValue)
        rows.append(integer: source)
        rows.append(integer: line)
    }

    private static func index(of status: Status) -> Int {
        switch status {
        case .accepted: 0
        case .withReservations: 1
        case .refused: 2
        }
    }
}
