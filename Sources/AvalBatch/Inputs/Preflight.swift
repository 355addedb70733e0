import AvalValues

/// What is found of all files before the first is judged: what cannot be read is told at once, and all of it.
struct Preflight: Sendable {
    /// What CSV files are, by their paths.
    let surveys: TextMap<CSVSurvey>
    /// Why files cannot be read, by their indexes in the plan.
    let faults: [Int: BatchError]
    /// What is worth saying of the others.
    let notes: [String]

    /// Looks at every file of a plan; throws only what stops the whole batch. The numbers of CSV files go into a register,
    /// if there is one.
    init(
        _ plan: InputPlan, _ settings: InputSettings, register: NumberRegister? = nil, stop: StopSign
    ) throws(BatchError) {
        var surveys: TextMap<CSVSurvey> = [:]
        var faults = plan.faults
        var notes: [String] = []
        for (index, file) in plan.files.enumerated() where faults[index] == nil {
            do throws(BatchError) {
                if file.form == .table {
                    let survey = try CSVSurvey.survey(
                        file, settings, register: register.map { ($0, index) }, stop: stop)
                    surveys[file.path] = survey
                    notes += Self.notes(survey, file.path, isSorting: settings.sorts)
                } else if file.isRegular {
                    try Self.look(at: file, settings, stop)
                }
            } catch {
                if let failure = stop.failure { throw failure }
                faults[index] = error
            }
        }
        self.surveys = surveys
        self.faults = faults
        self.notes = notes
    }

    /// All that cannot be read, in one error; nil where everything can.
    var error: BatchError? {
        let all = faults.sorted { $0.key < $1.key }.map(\.value.message)
        guard let first = all.first else { return nil }
        if all.count == 1 { return BatchError(first) }
        return BatchError(
            "\(all.count) fichiers ne peuvent pas être jugés (--skip-bad-files juge les autres) :\n"
                + all.joined(separator: "\n"))
    }

    /// Opens a file as it will be opened, and looks at its first bytes.
    private static func look(at file: InputFile, _ settings: InputSettings, _ stop: StopSign) throws(BatchError) {
        _ = try file.form.open(file, settings, Position(), stop)
    }

    private static func notes(_ survey: CSVSurvey, _ path: String, isSorting: Bool) -> [String] {
        var notes: [String] = []
        if !survey.table.header.missing.isEmpty {
            let missing = survey.table.header.missing.joined(separator: ", ")
            notes.append(
                "« \(path) » n'a pas de colonne \(missing) : aucune de ses déclarations ne peut être jugée sans cela")
        }
        if survey.rows == 0 { notes.append("« \(path) » n'a que des en-têtes : il n'y a aucune ligne à juger") }
        if !survey.apart.isEmpty, !isSorting {
            notes.append(
                "« \(path) » : les lignes de \(survey.apart.count) déclaration(s) ne se suivent pas, aucune n'est jugée ; --sort les met en ordre"
            )
        }
        return notes
    }
}

extension InputPlan {
    /// What to tell of the files passed over; nil where there are none.
    var leftOutNote: String? {
        if leftOut.isEmpty { return nil }
        let names = leftOut.prefix(20).map { "« \($0.shown) »" }.joined(separator: ", ")
        let others = leftOut.count > 20 ? " et \(leftOut.count - 20) autres" : ""
        return "\(leftOut.count) fichier(s) laissé(s) de côté (verrous « ~$ », noms cachés, ou noms qui ne "
            + "finissent pas par \(InputForm.plainEndings)) : \(names)\(others)"
    }
}
