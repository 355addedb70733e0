import AvalJSON
import AvalValues

extension FieldKind {
    /// An ISO date, `AAAA-MM-JJ`; required, it is a day of the calendar or the declaration is refused.
    public static let date = FieldKind(
        "date",
        reading: .string { bytes, source in
            let slot = SlotReading.date(bytes)
            return slot.isWrong && source.field.isRequired ? .refused(.notADate) : .slot(slot)
        },
        plain: .date, shape: { _ in .date },
        expectation: { _ in "il faut une date du calendrier, sous la forme AAAA-MM-JJ" },
        mistyping: { text, _ in
            CalendarDate(text) != nil
                ? nil
                : Mistyping("une date du calendrier", help: "écrivez l'année, le mois et le jour : 2023-01-31")
        },
        cell: isoDate, example: { _ in "2023-01-31" }, counterexample: "31/01/2023",
        schema: { _ in
            ["type": "string", "format": "date", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"]
        })

    /// `15/11/2023`, as spreadsheets show a day, as `2023-11-15`.
    private static let isoDate: Cell = { cell, output in
        var parts = [0]
        var lengths = [0]
        for index in cell.indices {
            let byte = cell[index]
            if byte == UInt8(ascii: "/") {
                parts.append(0)
                lengths.append(0)
                continue
            }
            guard byte &- 0x30 < 10, lengths[lengths.count - 1] < 4 else { return false }
            parts[parts.count - 1] = parts[parts.count - 1] * 10 + Int(byte - 0x30)
            lengths[lengths.count - 1] += 1
        }
        guard parts.count == 3, (1...2).contains(lengths[0]), (1...2).contains(lengths[1]), lengths[2] == 4 else {
            return false
        }
        output.put("\"")
        for scale in [1000, 100, 10, 1] { output.put(UInt8(parts[2] / scale % 10) + 0x30) }
        for part in [parts[1], parts[0]] {
            output.put(part < 10 ? "-0" : "-")
            output.put(integer: part)
        }
        output.put("\"")
        return true
    }
}
