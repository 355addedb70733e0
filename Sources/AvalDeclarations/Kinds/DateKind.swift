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
        var (day, month, year) = (0, 0, 0)
        var (part, digits) = (0, 0)
        for index in cell.indices {
            let byte = cell[index]
            if byte == UInt8(ascii: "/") {
                guard part < 2, digits == 1 || digits == 2 else { return false }
                (part, digits) = (part + 1, 0)
                continue
            }
            guard byte &- 0x30 < 10, digits < 4 else { return false }
            let digit = Int(byte &- 0x30)
            switch part {
            case 0: day = day * 10 + digit
            case 1: month = month * 10 + digit
            default: year = year * 10 + digit
            }
            digits += 1
        }
        guard part == 2, digits == 4 else { return false }
        output.put("\"")
        for scale in [1000, 100, 10, 1] { output.put(UInt8(year / scale % 10) + 0x30) }
        for part in [month, day] {
            output.put(part < 10 ? "-0" : "-")
            output.put(integer: part)
        }
        output.put("\"")
        return true
    }
}
