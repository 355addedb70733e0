import AvalSource
import Logging

/// When a reading began.
struct Moment {
    let unix: Int64
    private let elapsed: Int64
    private let clock: ServiceClock

    init(_ clock: ServiceClock) {
        self.clock = clock
        unix = clock.unixMilliseconds()
        elapsed = clock.elapsedMilliseconds()
    }

    /// The milliseconds since then.
    var milliseconds: Int64 { clock.elapsedMilliseconds() - elapsed }

    /// A set in force from now on.
    func accepted<Book>(
        _ book: Book, _ files: RuleFiles, _ origin: Accepted<Book>.Origin, _ warnings: [Finding]
    ) -> Accepted<Book> {
        Accepted(
            book: book, version: files.version, since: clock.unixMilliseconds(), origin: origin, warnings: warnings)
    }
}

// What a reading leaves behind: the set on the disk, lines in the log, the report for `etat`.
extension RulesSource {
    /// Puts the files of an accepted set on the disk; what prevents it is a warning.
    ///
    /// Good rules are not refused for want of a disk; but the next start on faulty files would not find them.
    func keep(_ files: RuleFiles) -> [Finding] {
        do throws(StateError) {
            try store?.keep(files)
            return []
        } catch {
            return [Finding(error, severity: .warning, at: nil)]
        }
    }

    /// Keeps and logs a set that is accepted.
    func accept(
        _ accepted: Accepted<Book>, of files: RuleFiles, changed: Bool, _ begin: Moment, _ cause: ReloadCause
    ) -> ReloadReport {
        let warnings = accepted.warnings + keep(files)
        let milliseconds = begin.milliseconds
        logger.info(
            changed ? "Règles acceptées" : "Règles inchangées",
            metadata: [
                "cause": "\(cause.rawValue)", "version": "\(files.version)", "fichiers": "\(files.count)",
                "millisecondes": "\(milliseconds)",
            ])
        for warning in warnings { logger.warning("\(warning.logLine)") }
        let outcome = ReloadOutcome.accepted(version: files.version, changed: changed, warnings: warnings)
        return ReloadReport(cause: cause, date: begin.unix, milliseconds: milliseconds, outcome: outcome)
    }

    /// Logs files that are refused while `kept` goes on judging.
    func refuse(
        _ findings: [Finding], kept: Accepted<Book>, _ begin: Moment, _ cause: ReloadCause
    ) -> ReloadReport {
        let milliseconds = begin.milliseconds
        logger.error(
            "Règles refusées, les précédentes restent en vigueur",
            metadata: [
                "cause": "\(cause.rawValue)", "version_en_vigueur": "\(kept.version)",
                "origine": "\(kept.origin.rawValue)", "constats": "\(findings.count)",
                "millisecondes": "\(milliseconds)",
            ])
        for finding in findings {
            logger.log(level: finding.severity == .error ? .error : .warning, "\(finding.logLine)")
        }
        let outcome = ReloadOutcome.refused(findings, keptVersion: kept.version)
        return ReloadReport(cause: cause, date: begin.unix, milliseconds: milliseconds, outcome: outcome)
    }

    /// The set last accepted, made again from what is kept.
    func keptSet(insteadOf findings: [Finding], _ begin: Moment) throws(NoRulesError) -> Accepted<Book> {
        guard let store else { throw NoRulesError(findings: findings) }
        let kept: RuleFiles?
        do throws(StateError) {
            kept = try store.kept()
        } catch {
            throw NoRulesError(findings: findings + [Finding(error, severity: .error, at: nil)])
        }
        guard let kept else { throw NoRulesError(findings: findings) }
        switch compiled(kept) {
        case .accepted(let book, let warnings): return begin.accepted(book, kept, .kept, warnings)
        case .refused(let others):
            let note = Finding(ReloadFinding.keptRefused(folder: store.path), at: nil)
            throw NoRulesError(findings: findings + [note] + others)
        }
    }
}
