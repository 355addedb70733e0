import AvalChanges
import AvalEngine
import AvalJSON
import AvalSystem
import AvalValues

/// What a change of the rules does to a corpus: every declaration judged by both editions in one reading, and what changes
/// counted, traced back to the changes, and shown by declarations of nobody.
public struct Impact {
    private let options: ImpactOptions
    private let comparison: RuleComparison
    private let stop: StopSign

    /// An impact between the editions of a comparison.
    public init(_ options: ImpactOptions, _ comparison: RuleComparison, stop: StopSign) {
        self.options = options
        self.comparison = comparison
        self.stop = stop
    }

    /// What came of a corpus of files; throws what cannot be read, and what stopped it.
    public func run(_ tick: (ProgressMeter.Reading) -> Void) throws(BatchError) -> ImpactReport {
        let plan = try InputPlan(options.inputs, form: options.form, outputs: [])
        let settings = InputSettings(
            limit: options.limit, isCertainOfForm: options.form != nil, table: "declarations", column: "json",
            encoding: nil,
            schema: comparison.editions.after.rulebook.rules.schema, sorts: false, mapping: nil)
        let preflight = try Preflight(plan, settings, stop: stop)
        if let error = preflight.error { throw error }
        var surveyed = settings
        surveyed.surveys = preflight.surveys
        let reader = InputReader(plan, surveyed, from: Position(), stop: stop)
        let meter = ProgressMeter()
        meter.begin(size: plan.size, declarations: 0)
        let workers = try work(ImpactLine(reader, meter, stop)) { tick(meter.now) }
        let counters = workers.map(\.counter)
        var report = report(counters) { plan.files[$0].path }
        report.notes = preflight.notes + (plan.leftOutNote.map { [$0] } ?? [])
        report.cutFiles = workers.reduce(0) { $0 + $1.cutFiles }
        return report
    }

    /// What came of declarations that a program makes: each a value of JSON in bytes; nil ends them. `name` stands for their file.
    public func run(on next: () -> [UInt8]?, called name: String) -> ImpactReport {
        let (pair, causes) = prepared
        let counter = ImpactCounter(pair, causes, options)
        var line = 0
        while let bytes = next(), !stop.isRaised {
            line += 1
            ByteView.with(bytes) { counter.add($0, at: ImpactPlace(source: 0, line: line)) }
        }
        var made = report([counter]) { _ in name }
        made.isMade = true
        return made
    }

    private var prepared: (ImpactPair, ChangeCauses) {
        let pair = ImpactPair(comparison, onOneDay: options.day != nil)
        return (pair, ChangeCauses(comparison, pair))
    }

    /// Has all that a line gives judged, by as many threads as there may be.
    private func work(_ line: ImpactLine, _ tick: () -> Void) throws(BatchError) -> [ImpactWorker] {
        let (pair, causes) = prepared
        let workers = (0..<options.jobs).map { _ in ImpactWorker(ImpactCounter(pair, causes, options), options.limit) }
        let team = ThreadTeam()
        for (index, worker) in workers.enumerated() {
            do throws(SystemError) { try team.start { worker.run(line) } } catch {
                // Fewer threads take longer; none is no impact.
                if index == 0 { throw BatchError("le système ne donne aucun fil d'exécution") }
                break
            }
        }
        team.wait(tick)
        if let failure = stop.failure { throw failure }
        return workers
    }

    // MARK: Putting together

    private func report(_ counters: [ImpactCounter], _ fileName: @escaping (Int) -> String) -> ImpactReport {
        var totals = ImpactTotals()
        for counter in counters { totals.add(counter.totals, most: 0) }
        var kept: [ImpactKind: [ImpactCounter.Kept]] = [:]
        for counter in counters { kept.merge(counter.kept) { $0 + $1 } }
        if let counter = counters.first {
            let witnesses = WitnessMaker(counter, comparison, fileName).witnesses(kept, most: options.witnesses)
            for witness in witnesses { totals.add(witness, most: options.witnesses) }
        }
        var report = ImpactReport(comparison, totals)
        report.effect = options.effect
        report.day = options.day
        report.leftOut = counters.first.map { zip($0.pair.codes, $0.pair.isLeftOut).filter(\.1).map(\.0) } ?? []
        report.split = options.split.joined(separator: ".")
        report.refused = counters.flatMap(\.refused).sorted { $0.place < $1.place }.map { refused in
            var members = [
                JSONMember("fichier", .string(fileName(refused.place.source))),
                JSONMember("ligne", .integer(refused.place.line)),
            ]
            members += refused.json.members ?? []
            return .object(members)
        }
        return report
    }
}

/// Chunks handed to threads, one at a time, in no order.
private final class ImpactLine: @unchecked Sendable {
    private let monitor = Monitor()
    private let reader: InputReader
    private let meter: ProgressMeter
    private let stop: StopSign
    private var done = 0

    init(_ reader: InputReader, _ meter: ProgressMeter, _ stop: StopSign) {
        self.reader = reader
        self.meter = meter
        self.stop = stop
    }

    /// Fills a chunk with what comes next, once so many more declarations are done; false where nothing comes, or something asks
    /// to stop.
    func next(_ chunk: Chunk, done more: Int) -> Bool {
        monitor.withLock {
            done += more
            if stop.isRaised { return false }
            do throws(BatchError) {
                guard try reader.fill(chunk) else { return false }
            } catch {
                stop.raise(error)
                return false
            }
            meter.update(declarations: done, bytes: chunk.bytesRead)
            return true
        }
    }
}

/// One thread of an impact.
private final class ImpactWorker: @unchecked Sendable {
    let counter: ImpactCounter
    private(set) var cutFiles = 0
    private let cutter: DeclarationCutter

    init(_ counter: ImpactCounter, _ limit: Int) {
        self.counter = counter
        cutter = DeclarationCutter(limit: limit)
    }

    func run(_ line: ImpactLine) {
        let chunk = Chunk()
        var done = 0
        while line.next(chunk, done: done) {
            let before = counter.count
            cutter.cut(chunk) {
                counter.add($0, at: ImpactPlace(source: chunk.source, line: $1))
            } composed: {
                counter.add($0, at: ImpactPlace(source: chunk.source, line: $1))
            } refuse: { _, _ in
                counter.addUnread()
            }
            if chunk.isCut { cutFiles += 1 }
            done = counter.count - before
        }
    }
}
