import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalOperations
import AvalSystem

/// A batch: declarations from files to verdicts, tables and counts, with checkpoints on the way.
public struct Batch {
    private let options: BatchOptions
    private let rulebook: Rulebook
    private let plan: InputPlan
    private let stop: StopSign
    private let opened: OpenedOutputs
    /// What rows of tables say most; nil without tables.
    private let known: KnownTexts?
    private let settings: InputSettings
    private let preflight: Preflight

    /// Finds the inputs and opens the outputs; throws when the batch cannot begin, or not be resumed.
    public init(_ options: BatchOptions, _ rulebook: Rulebook, stop: StopSign) throws(BatchError) {
        self.options = options
        self.rulebook = rulebook
        self.stop = stop
        plan = try InputPlan(options.inputs, form: options.form, outputs: options.outputPaths)
        var settings = options.settings(rulebook)
        preflight = try Preflight(plan, settings, stop: stop)
        settings.surveys = preflight.surveys
        self.settings = settings
        if !options.skipsBadFiles || preflight.faults.count == plan.files.count, let error = preflight.error {
            throw error
        }
        var sheet = BatchSheet(
            files: plan.files, rulesVersion: rulebook.version, categories: rulebook.rules.model.categories.words,
            options: options.identity)
        for index in preflight.faults.keys.sorted() { sheet.skipped.append(plan.files[index].path) }
        sheet.tally.skippedFiles = sheet.skipped.count
        known = options.database == nil ? nil : KnownTexts(rulebook)
        opened = try OpenedOutputs(options, sheet, settings, known, stop: stop)
        if plan.isRepeatable, options.output != "-" { stop.allowResuming() }
    }

    /// Whether an earlier run is being finished, and how many declarations it had done.
    public var resumed: Int? { opened.isResumed ? opened.sheet.tally.count : nil }

    /// Runs it to its end, or to where something stops it; `tick` is told several times a second how far it has come.
    public func run(_ tick: (ProgressMeter.Reading) -> Void) -> BatchResult {
        let meter = ProgressMeter()
        let writer = BatchWriter(
            opened, VerdictCounter.kinds(of: rulebook), meter: meter, interval: options.checkpointInterval)
        if !opened.sheet.isDone {
            meter.begin(size: plan.size, declarations: opened.sheet.tally.count)
            let skipped = plan.files.indices.filter(opened.sheet.isPassedOver)
            let reader = InputReader(
                plan, settings, skipping: Set(skipped), from: opened.sheet.position, stop: stop)
            judge(reader, writer) { tick(meter.now) }
            end(reader, writer)
        }
        var summary = Summary(
            writer.sheet.tally, categories: writer.sheet.categories, rulesVersion: rulebook.version,
            isComplete: writer.sheet.isDone && stop.failure == nil)
        summary.remarks = Remark.of(plan, writer.sheet)
        summary.words = AnomalyWords.of(rulebook)
        summary.run = options.run
        summary.run?.options = options.identity
        return BatchResult(
            summary: summary, notes: notes + opened.register.notes(plan.files.map(\.path)) + opened.notes,
            failure: stop.failure)
    }

    /// Writes what each adhérent has to mend, and the list of those with most to mend, if they are wanted; gives how many
    /// adhérents have something to mend.
    public func writeCorrections() throws(BatchError) -> Int? {
        if let worst = opened.claims.worst { try opened.tables?.writeWorst(to: worst) }
        guard let folder = opened.claims.corrections, let tables = opened.tables else { return nil }
        return try tables.writeCorrections(to: folder)
    }

    /// Writes the page of a summary, if one is wanted, in the place that was taken for it.
    public func writeReport(_ summary: Summary) throws(BatchError) {
        guard let report = opened.claims.report else { return }
        try ReportFile.write(summary, to: report)
    }

    private func judge(_ reader: InputReader, _ writer: BatchWriter, _ tick: () -> Void) {
        let conveyor = Conveyor(reader: reader, writer: writer, jobs: options.jobs, stop: stop)
        let team = ThreadTeam()
        var started = 0
        for _ in 0..<options.jobs {
            let (rulebook, options, plan, known) = (rulebook, options, plan, known)
            do throws(SystemError) {
                try team.start {
                    let worker = Worker(rulebook, options, plan, known)
                    conveyor.run { worker.judge($0) }
                }
            } catch {
                // Fewer threads take longer; none is no batch.
                if started == 0 { stop.raise(BatchError("le système ne donne aucun fil d'exécution")) }
                break
            }
            started += 1
        }
        team.wait(tick)
    }

    /// What there is to say of the inputs beside the counts.
    private var notes: [String] {
        var notes = preflight.notes
        let skipped = opened.sheet.skipped
        notes += preflight.faults.sorted { $0.key < $1.key }.filter { skipped.contains(plan.files[$0.key].path) }.map {
            "laissé de côté : \($0.value.message)"
        }
        let mended = skipped.filter { path in
            !preflight.faults.keys.contains { plan.files[$0].path == path }
        }
        notes += mended.map {
            "« \($0.shown) » ne pouvait pas être lu au début du lot, et n'en est pas : jugez-le à part"
        }
        return notes
    }

    private func end(_ reader: InputReader, _ writer: BatchWriter) {
        if !stop.isRaised {
            do throws(BatchError) { return try writer.finish(reader.ended) } catch { stop.raise(error) }
        }
        writer.interrupt()
    }
}

extension BatchOptions {
    /// The files that the batch writes.
    var outputPaths: [String] {
        [output, database, report, worstAdherents].compactMap { $0 } + OutputPaths.companions(self)
    }

    /// What the inputs are read with.
    func settings(_ rulebook: Rulebook) -> InputSettings {
        InputSettings(
            limit: limit, isCertainOfForm: form != nil, table: table, column: column, encoding: encoding,
            schema: rulebook.rules.schema, sorts: sorts, mapping: mapping)
    }

    /// The options that decide what is written, so that a resumed batch goes on as it began.
    var identity: [String] {
        [
            "sortie=\(output == nil ? "non" : "oui")", "base=\(database == nil ? "non" : "oui")",
            "brief=\(validation.judging.brief)", "empreinte=\(validation.withFingerprint)", "only=\(selection.words)",
            "max-line=\(limit)", "format=\(form?.word ?? "auto")", "table=\(table)", "column=\(column)",
            "encoding=\(encoding?.rawValue ?? "auto")", "mapping=\(mapping?.identity ?? "non")",
            "sort=\(sorts)",
        ]
    }
}
