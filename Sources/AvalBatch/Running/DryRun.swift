import AvalEngine
import AvalValues

/// What a batch would read, and what is damaged in it, without judging anything.
public struct DryRun {
    /// What was found, for people.
    public let text: String
    /// Whether some files cannot be judged.
    public let hasFaults: Bool
    /// Whether something of the others is to be looked at.
    public let hasRemarks: Bool

    /// Looks at all inputs of a batch.
    public init(_ options: BatchOptions, _ rulebook: Rulebook, stop: StopSign) throws(BatchError) {
        let plan = try InputPlan(options.inputs, form: options.form, outputs: options.outputPaths)
        var settings = options.settings(rulebook)
        let register = NumberRegister()
        let preflight = try Preflight(plan, settings, register: register, stop: stop)
        settings.surveys = preflight.surveys
        var lines: [String] = []
        var hasRemarks = !preflight.notes.isEmpty
        for (index, file) in plan.files.enumerated() {
            if let fault = preflight.faults[index] {
                lines.append(fault.message)
                continue
            }
            let found: [String]
            if let survey = preflight.surveys[file.path] {
                lines.append(Self.described(file, survey))
                found = try Self.inspect(file, survey, settings, stop)
            } else {
                var reading = DryReading(source: index, register)
                try reading.read(file, settings, stop)
                lines.append("\(Self.name(file)) : \(file.form.word), \(FrenchNumbers.count(reading.count)) ligne(s)")
                found = reading.remarks
            }
            lines += found.map { "  \($0)" }
            hasRemarks = hasRemarks || !found.isEmpty
        }
        lines += preflight.notes
        for remark in Remark.of(plan) {
            lines.append(remark.text)
            hasRemarks = hasRemarks || remark.isUnread
        }
        let (repeated, notes) = (register.found, register.notes(plan.files.map(\.path)))
        if repeated.numbers > 0 {
            lines.append("\(repeated.numbers) numéro(s) dans plusieurs déclarations (\(repeated.declarations))")
        }
        lines += notes
        hasRemarks = hasRemarks || !notes.isEmpty || repeated.numbers > 0
        text = lines.joined(separator: "\n") + "\n"
        hasFaults = !preflight.faults.isEmpty
        self.hasRemarks = hasRemarks
    }

    private static func name(_ file: InputFile) -> String {
        file.path == "-" ? "l'entrée standard" : "« \(file.path.shown) »"
    }

    private static func described(_ file: InputFile, _ survey: CSVSurvey) -> String {
        let separator = survey.table.dialect.separator
        let shown = separator == 9 ? "tabulation" : "« \(Character(Unicode.Scalar(separator))) »"
        return "\(name(file)) : csv, \(survey.table.encoding.rawValue), séparateur \(shown), "
            + "\(FrenchNumbers.count(survey.rows)) ligne(s), \(FrenchNumbers.count(survey.declarations)) déclaration(s)"
    }

    /// Looks at every cell of a CSV file.
    private static func inspect(
        _ file: InputFile, _ survey: CSVSurvey, _ settings: InputSettings, _ stop: StopSign
    ) throws(BatchError) -> [String] {
        let table = survey.table
        var columns = (table.header.company + table.header.salarie).sorted { $0.index < $1.index }.map {
            (index: $0.index, inspector: ColumnInspector($0, settings.mapping))
        }
        let rows = try CSVRows(
            try ByteStream(file, copy: survey.copy, stop: stop), table.cutter, offset: table.dialect.start,
            line: table.dialect.line)
        let cells = CSVCells(table.cutter)
        let decoded = Room()
        var troubled: [Int] = []
        var isHeader = true
        while let row = try rows.next() {
            var bytes = rows.bytes(row)
            if row.trouble != nil {
                troubled.append(row.line)
                continue
            }
            if table.encoding == .windows1252, Encoding.isBeyondASCII(bytes) {
                decoded.removeAll()
                _ = Windows1252.decode(bytes, into: decoded)
                bytes = decoded.bytes
            }
            cells.read(bytes)
            if cells.isBlank { continue }
            if isHeader {
                isHeader = false
                continue
            }
            for index in columns.indices { columns[index].inspector.look(cells[columns[index].index], line: row.line) }
        }
        var remarks = columns.flatMap(\.inspector.remarks)
        if !troubled.isEmpty {
            let lines = troubled.prefix(5).map(String.init).joined(separator: ", ") + (troubled.count > 5 ? "…" : "")
            remarks.append(
                "\(troubled.count) ligne(s) que leurs guillemets ou leur longueur rendent illisibles (\(lines))")
        }
        if let damage = rows.damage { remarks.append("fichier incomplet : \(damage.message)") }
        return remarks
    }
}
