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

    private let pointer = OutputBuffer()

    /// Rows of verdicts.
    init() {}

    /// Adds a verdict.
    func add(_ judged: Judged, _ status: Status, line: Int, source: Int, to rows: Room) {
        head(.verdict, line, source, rows)
        rows.append(text: judged.number)
        rows.append(integer: judged.exercice)
        rows.append(text: CalendarDate(dayNumber: judged.day).description)
        rows.append(integer: Self.index(of: status))
        let salaries = judged.salaries
        rows.append(integer: salaries.present)
        let totals = judged.totals
        rows.append(integer: totals?.excludingTax ?? Self.none)
        rows.append(integer: totals?.tax ?? Self.none)
        rows.append(integer: salaries.listed)
        judged.forEachSalarie { id, isPresent, category in
            rows.append(text: id)
            rows.append(integer: isPresent ? category : Self.absent)
        }
        addAnomalies(judged, rows)
    }

    private func addAnomalies(_ judged: Judged, _ rows: Room) {
        rows.append(integer: judged.anomalyCount)
        for index in 0..<judged.anomalyCount {
            let found = judged.anomaly(index)
            rows.append(text: found.code)
            rows.append(integer: found.severity.rawValue)
            rows.append(integer: found.step.rawValue)
            rows.append(text: found.salarie)
            pointer.removeAll()
            judged.writePointer(ofAnomaly: index, into: pointer)
            rows.append(text: pointer.bytes)
        }
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
