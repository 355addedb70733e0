/// All files that a batch writes, taken together before any of them is replaced.
struct OutputClaims {
    let verdicts: Claim?
    let database: Claim?
    let report: Claim?
    let worst: Claim?
    let corrections: CorrectionFolder?

    private var all: [Claim] { [verdicts, database, report, worst].compactMap { $0 } }

    /// Takes them; throws, and leaves everything as it was, where one cannot be had.
    init(_ options: BatchOptions) throws(BatchError) {
        try OutputPaths.check(options)
        let mayBeThere = options.isOverwriting || options.isResuming
        var taken: [Claim] = []
        func take(_ path: String?) throws(BatchError) -> Claim? {
            guard let path, path != "-" else { return nil }
            let claim = try Claim(path, mayBeThere: mayBeThere)
            taken.append(claim)
            return claim
        }
        do throws(BatchError) {
            verdicts = try take(options.output)
            database = try take(options.database)
            report = try take(options.report)
            worst = try take(options.worstAdherents)
            corrections = try options.corrections.map { path throws(BatchError) in
                try CorrectionFolder(path, mayReplace: mayBeThere)
            }
            if let database, database.wasThere { try TableFile.requireOwn(database.path) }
        } catch {
            for claim in taken { claim.abandon() }
            throw error
        }
    }

    /// Makes way for a batch that begins; the page of a report is replaced once there is another.
    func replace() throws(BatchError) {
        try verdicts?.replace()
        guard let database else { return }
        try database.replace()
        // Beside a database stands what SQLite had not yet put into it, which would spoil the next one.
        if database.wasThere { OutputPaths.removeJournals(of: database.path) }
    }

    /// Lets go of what was made for a batch that does not begin.
    func abandon() { for claim in all { claim.abandon() } }

    /// Throws where one no longer bears its name.
    func check() throws(BatchError) { for claim in all { try claim.check() } }
}
