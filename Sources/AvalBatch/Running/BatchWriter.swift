import AvalJSON
import AvalSystem

/// Writes chunks in their order and keeps count of what is done; one thread at a time.
final class BatchWriter {
    private(set) var sheet: BatchSheet
    /// The sheet of the last checkpoint: what a run that fails leaves in its tables.
    private var kept: BatchSheet
    private let verdicts: VerdictFile?
    private let tables: TableFile?
    private let sheetFile: SheetFile?
    private let register: NumberRegister
    private let meter: ProgressMeter
    /// What was found since the last checkpoint, by kind: the sheet has it by code, which takes longer.
    private var found: [BatchCounts.Anomalies]
    private let kinds: [BatchCounts.AnomalyKind]
    /// How long a batch may go on without a checkpoint.
    private let interval: Int
    private var lastCheckpoint: Int64
    /// Whether a write failed: what came after the last checkpoint may be broken.
    private(set) var hasFailed = false

    /// A writer of what counters of these kinds count.
    init(_ outputs: OpenedOutputs, _ kinds: [BatchCounts.AnomalyKind] = [], meter: ProgressMeter, interval: Int) {
        self.kinds = kinds
        found = Array(repeating: BatchCounts.Anomalies(), count: kinds.count)
        sheet = outputs.sheet
        kept = outputs.sheet
        verdicts = outputs.verdicts
        tables = outputs.tables
        sheetFile = outputs.sheetFile
        register = outputs.register
        self.meter = meter
        self.interval = interval
        lastCheckpoint = Self.now
    }

    /// Writes a chunk's verdicts and rows, and counts it.
    func write(_ chunk: Chunk) throws(BatchError) {
        try attempt { () throws(BatchError) in
            try tables?.insert(chunk.rows, first: sheet.tally.count + 1)
            try verdicts?.append(chunk.output)
            register.add(chunk.numbers, source: chunk.source)
            sheet.tally.add(chunk.tally)
            for item in chunk.found { found[item.kind].add(item.anomalies) }
            sheet.position = chunk.end
            sheet.note(chunk.marks)
            sheet.outputLength = verdicts?.length ?? 0
            if let verdicts { sheet.outputHash = verdicts.hash }
            sheet.counts[chunk.source] += chunk.tally.count
            meter.update(declarations: sheet.tally.count, bytes: chunk.bytesRead)
            if Self.now - lastCheckpoint >= interval { try checkpoint() }
        }
    }

    private func attempt(_ body: () throws(BatchError) -> Void) throws(BatchError) {
        do throws(BatchError) { try body() } catch {
            hasFailed = true
            throw error
        }
    }

    /// Makes sure that what is written can be resumed from.
    ///
    /// Verdicts are on the disk before the sheet says so. With tables the sheet is a row of theirs: one transaction makes
    /// both true at once, so that a kill between two steps cannot part them.
    func checkpoint() throws(BatchError) {
        countFound()
        try verdicts?.synchronize()
        if let tables {
            sheet.tableHashes = try tables.hashes()
            try tables.commit(sheet: String(decoding: JSONWriter.bytes(of: sheet.json), as: UTF8.self))
        } else {
            try sheetFile?.write(sheet)
        }
        lastCheckpoint = Self.now
        kept = sheet
    }

    /// Puts what was found into the sheet.
    private func countFound() {
        for index in found.indices where found[index].count > 0 {
            sheet.tally.anomalies[kinds[index], default: BatchCounts.Anomalies()].add(found[index])
            found[index] = BatchCounts.Anomalies()
        }
    }

    /// Ends a batch that read everything; `marks` are of the inputs that ended after the last chunk.
    func finish(_ marks: [InputMark]) throws(BatchError) {
        try attempt { () throws(BatchError) in
            sheet.note(marks)
            sheet.tally.note(register.found)
            sheet.isDone = true
            countFound()
            try tables?.finish(sheet.tally, sheet: sheet)
            try checkpoint()
        }
        tables?.close()
    }

    /// Ends a batch that was stopped: what is whole is kept, and said to be.
    func interrupt() {
        sheet.isDone = false
        // A transaction that failed goes with the connection; its rows are judged again.
        if hasFailed, tables != nil {
            sheet = kept
            return sheet.tally.note(register.found)
        }
        sheet.tally.note(register.found)
        verdicts?.cut(to: sheet.outputLength)
        // Without a new sheet the one before still tells the truth.
        try? checkpoint()
        tables?.close()
    }

    private static var now: Int64 { SystemClock.elapsedMilliseconds() }
}
