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
    /// What holds the files against other batches.
    let claims: OutputClaims
    /// The numbers of the declarations done.
    let register: NumberRegister
    /// What there is to say of what an interrupted batch left.
    let notes: [String]

    /// Opens them for the batch that `fresh` describes.
    init(
        _ options: BatchOptions, _ fresh: BatchSheet, _ settings: InputSettings, _ known: KnownTexts?, stop: StopSign
    ) throws(BatchError) {
        let claims = try OutputClaims(options)
        do throws(BatchError) {
            if options.isResuming, let found = try Self.resume(options, fresh, claims, settings, known, stop) {
                self = found
            } else {
                self = try Self.begin(options, fresh, claims, known)
            }
        } catch {
            claims.abandon()
            throw error
        }
    }

    private init(
        _ sheet: BatchSheet, _ verdicts: VerdictFile?, _ tables: TableFile?, _ sheetFile: SheetFile?,
        _ claims: OutputClaims, isResumed: Bool, register: NumberRegister = NumberRegister(), notes: [String] = []
    ) {
        self.claims = claims
        self.register = register
        self.notes = notes
        self.sheet = sheet
        self.verdicts = verdicts
        self.tables = tables
        self.sheetFile = sheetFile
        self.isResumed = isResumed
    }

    private static func begin(
        _ options: BatchOptions, _ sheet: BatchSheet, _ claims: OutputClaims, _ known: KnownTexts?
    ) throws(BatchError) -> OpenedOutputs {
        try claims.replace()
        let verdicts =
            options.output == "-" ? VerdictFile(standardOutput: ()) : claims.verdicts.map { VerdictFile($0) }
        let run = RunRow(run: options.run, rulesVersion: sheet.rulesVersion, options: sheet.options)
        var tables: TableFile?
        if let claim = claims.database, let known {
            tables = try TableFile(
                claim, files: sheet.files.map(\.path), categories: sheet.categories, run: run, known: known)
        }
        let sheetFile = tables == nil ? options.sheetFile : nil
        let outputs = OpenedOutputs(sheet, verdicts, tables, sheetFile, claims, isResumed: false)
        try BatchWriter(outputs, meter: ProgressMeter(), interval: .max).checkpoint()
        return outputs
    }

    /// What an interrupted batch left; nil when it was stopped before its first checkpoint.
    private static func resume(
        _ options: BatchOptions, _ fresh: BatchSheet, _ claims: OutputClaims, _ settings: InputSettings,
        _ known: KnownTexts?, _ stop: StopSign
    ) throws(BatchError) -> OpenedOutputs? {
        if fresh.files.contains(where: { !$0.isRegular }) {
            throw BatchError("l'entrée standard ou un tube ne peut pas être relu : le lot ne peut pas être repris")
        }
        guard options.output != "-" else {
            throw BatchError("la sortie standard ne peut pas être reprise : donnez un fichier à --output")
        }
        var tables: TableFile?
        if let claim = claims.database, let known, try TableFile.holdsTables(claim.path) {
            tables = try TableFile(resuming: claim, categories: fresh.categories, known: known)
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
        try InputCheck.run(sheet, settings, stop: stop)
        let register = NumberRegister()
        try tables?.check(sheet, register, stop)
        // Files not begun may have been mended meanwhile.
        sheet.files = fresh.files
        if !sheet.isDone {
            try tables?.add(RunRow(run: options.run, rulesVersion: sheet.rulesVersion, options: sheet.options))
        }
        let verdicts = try claims.verdicts.map { claim throws(BatchError) in
            try VerdictFile(resuming: claim, length: sheet.outputLength, hash: sheet.outputHash) { number in
                if tables == nil { register.add(NumberKey(number), NumberRegister.Place(source: 0, line: 0)) }
            }
        }
        return OpenedOutputs(
            sheet, verdicts, tables, tables == nil ? options.sheetFile : nil, claims, isResumed: true,
            register: register, notes: options.keepsNumbers || sheet.isDone ? [] : [Self.unknownNumbers])
    }

    /// Verdicts that were not written leave no number.
    private static let unknownNumbers =
        "avec --only et sans --database, les numéros d'avant la reprise ne sont plus connus : ceux qui reviennent ensuite ne "
        + "sont pas comptés"

    private static func noSheet(_ output: String) -> BatchError {
        BatchError(
            "« \(output.shown) » n'a pas de fiche de lot : rien ne dit d'où il vient, il ne peut pas être repris")
    }
}

extension BatchOptions {
    /// Whether the outputs hold the number of every declaration judged.
    fileprivate var keepsNumbers: Bool {
        database != nil || selection.accepted && selection.reserved && selection.refused
    }

    /// Where the sheet is kept when there are no tables.
    fileprivate var sheetFile: SheetFile? { output.flatMap { $0 == "-" ? nil : SheetFile(of: $0) } }
}
