import AvalSource
import Logging

// What a reading leaves behind: the files on the disk, lines in the log, the report for `etat`.
extension RulesInForce.Setup {
    /// Puts the files that were accepted on the disk; what prevents it is a warning.
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

    /// Keeps and logs rules that are accepted.
    func accept(
        _ accepted: AcceptedRules, of files: RuleFiles, changed: Bool, _ begin: ReadingStart, _ cause: ReloadCause
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
        _ findings: [Finding], kept: AcceptedRules, _ begin: ReadingStart, _ cause: ReloadCause
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

    /// The rules last accepted, made again from the files that are kept.
    func keptRules(insteadOf findings: [Finding], _ begin: ReadingStart) throws(NoRulesError) -> AcceptedRules {
        guard let store else { throw NoRulesError(findings: findings) }
        let kept: RuleFiles?
        do throws(StateError) {
            kept = try store.kept()
        } catch {
            throw NoRulesError(findings: findings + [Finding(error, severity: .error, at: nil)])
        }
        guard let kept else { throw NoRulesError(findings: findings) }
        switch compiled(kept) {
        case .accepted(let rulebook, let warnings): return begin.accepted(rulebook, kept, .kept, warnings)
        case .refused(let others):
            let note = Finding(ReloadFinding.keptRefused(folder: store.path), at: nil)
            throw NoRulesError(findings: findings + [note] + others)
        }
    }
}
