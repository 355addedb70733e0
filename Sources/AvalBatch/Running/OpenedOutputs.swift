import AvalSystem

/// The outputs of a batch, made for one that begins or taken up from one that was interrupted.
struct OpenedOutputs {
    /// How far the batch has come.
    let sheet: BatchSheet
    let verdicts: VerdictFile?
    let tables: TableFile?
    /// Where the sheet is kept; with tables it is a row of theirs instead.
    let sheetFile: SheetFile?
    /// Whether an interrupted batch goes on.
    let isResumed: Bool

    /// Opens them for the batch that `fresh` describes.
    init(_ options: BatchOptions, _ fresh: BatchSheet) throws(BatchError) {
        _ = try OutputPaths(options)
        if options.isResuming, let found = try Self.resume(options, fresh) {
            self = found
        } else {
            self = try Self.begin(options, fresh)
        }
    }

    private init(
        _ sheet: BatchSheet, _ verdicts: VerdictFile?, _ tables: TableFile?, _ sheetFile: SheetFile?, isResumed: Bool
    ) {
        self.sheet = sheet
        self.verdicts = verdicts
        self.tables = tables
        self.sheetFile = sheetFile
        self.isResumed = isResumed
    }

    private static func begin(_ options: BatchOptions, _ sheet: BatchSheet) throws(BatchError) -> OpenedOutputs {
        // What a run left that was killed before its first checkpoint holds nothing yet.
        try OutputPaths(options).clear(mayReplace: options.isOverwriting || options.isResuming)
        let verdicts = try options.output.map { path throws(BatchError) in
            path == "-" ? VerdictFile(standardOutput: ()) : try VerdictFile(creating: path)
        }
        let tables = try options.database.map { path throws(BatchError) in
            try TableFile(creating: path, files: sheet.files.map(\.path), categories: sheet.categories)
        }
        let sheetFile = tables == nil ? options.sheetFile : nil
        let outputs = OpenedOutputs(sheet, verdicts, tables, sheetFile, isResumed: false)
        try BatchWriter(outputs, meter: ProgressMeter(), interval: .max).checkpoint()
        return outputs
    }

    /// What an interrupted batch left; nil when it was stopped before its first checkpoint.
    private static func resume(_ options: BatchOptions, _ fresh: BatchSheet) throws(BatchError) -> OpenedOutputs? {
        if fresh.files.contains(where: { !$0.isRegular }) {
            throw BatchError("l'entrée standard ou un tube ne peut pas être relu : le lot ne peut pas être repris")
        }
        guard options.output != "-" else {
            throw BatchError("la sortie standard ne peut pas être reprise : donnez un fichier à --output")
        }
        let tables = try options.database.flatMap { path throws(BatchError) in
            try TableFile.holdsTables(path) ? try TableFile(resuming: path, categories: fresh.categories) : nil
        }
        let kept = try options.database == nil ? options.sheetFile?.read() : tables?.sheet()
        guard var sheet = kept else {
            if let output = options.output, Paths.size(output) > 0 { throw noSheet(output) }
            return nil
        }
        let reasons = sheet.differences(from: fresh)
        if !reasons.isEmpty {
            throw BatchError("le lot ne peut pas être repris : " + reasons.joined(separator: " ; "))
        }
        // Files not begun may have been mended meanwhile.
        sheet.files = fresh.files
        let verdicts = try options.output.map { path throws(BatchError) in
            try VerdictFile(resuming: path, length: sheet.outputLength)
        }
        return OpenedOutputs(
            sheet, verdicts, tables, tables == nil ? options.sheetFile : nil, isResumed: true)
    }

    private static func noSheet(_ output: String) -> BatchError {
        BatchError(
            "« \(output) » n'a pas de fiche de lot : rien ne dit d'où il vient, il ne peut pas être repris")
    }
}

extension BatchOptions {
    /// Where the sheet is kept when there are no tables.
    fileprivate var sheetFile: SheetFile? { output.flatMap { $0 == "-" ? nil : SheetFile(of: $0) } }
}
