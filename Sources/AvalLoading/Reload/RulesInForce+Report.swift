import AvalSource
import Logging

// What a reading leaves behind: the files on the disk, lines in the log, the report for `etat`.
extension RulesInForce.Setup {
    /// Puts the files that were accepted on the disk; what prevents it is a warning.
    ///
    /// Good rules are not refused for want of a disk; but the next start on faulty files would not find them.
    func keep(_ files: RuleFiles) -> Finding? {
        do throws(StateError) {
            try store?.keep(files)
            return nil
        } catch {
            return Finding(error, severity: .warning, at: nil)
        }
    }

    /// That nothing can be kept, where the folder can only be read.
    var readOnlyTrouble: Finding? {
        guard let store, store.isReadOnly else { return nil }
        return Finding(
            StateError(
                .notKept,
                "Le dossier d'état « \(store.path) » ne peut être écrit : les prochaines règles n'y seront pas"),
            severity: .warning, at: nil)
    }

    /// What the rules begin with.
    struct First {
        let rules: AcceptedRules
        let report: ReloadReport
        var unkept: Finding?
        var damage: Finding?
    }

    /// The rules to begin with: these, unless they lack something of those accepted last, which then go on judging.
    ///
    /// A machine that stops while files wait to be asked for must not be what accepts them.
    func first(_ found: AcceptedRules, _ begin: ReadingStart) -> First {
        var damage: StateError?
        var files: RuleFiles?
        do throws(StateError) {
            let newest = try store?.newest()
            (files, damage) = (newest?.files, newest?.damage)
        } catch { damage = error }
        let told = damage.map { Finding($0, at: nil) }
        if let told { logger.error("\(told.logLine)") }
        let changes = files.map { RuleChanges(from: $0, to: found.files) } ?? RuleChanges()
        if let files, changes.isRemoval, !acceptsRemovals, let (rulebook, warnings) = compiled(files).judging {
            let kept = begin.accepted(rulebook, files, .kept, warnings)
            let report = wait(found.version, changes, kept: kept, begin, .start)
            return First(rules: kept, report: report, unkept: readOnlyTrouble, damage: told)
        }
        let (report, unkept) = accept(found, changes, begin, .start)
        // What was damaged is written anew.
        return First(
            rules: found, report: report, unkept: unkept ?? readOnlyTrouble, damage: unkept == nil ? nil : told)
    }

    /// Keeps and logs rules that are accepted; `changes` is nil where they were in force already.
    func accept(
        _ accepted: AcceptedRules, _ changes: RuleChanges?, _ begin: ReadingStart, _ cause: ReloadCause
    ) -> (ReloadReport, unkept: Finding?) {
        let files = accepted.files
        let unkept = keep(files)
        let warnings = accepted.warnings + [unkept].compactMap { $0 }
        let milliseconds = begin.milliseconds
        let outcome = ReloadOutcome.accepted(
            version: files.version, changed: changes != nil, warnings: warnings, changes: changes ?? RuleChanges())
        let report = ReloadReport(cause: cause, date: begin.unix, milliseconds: milliseconds, outcome: outcome)
        // Rules that come into force are told each time.
        let news = "accepté \(files.version) \(warnings.count) \(changes == nil ? "" : "\(begin.unix) \(milliseconds)")"
        guard let heldBack = repetitions.heldBack(news) else { return (report, unkept) }
        let told: Logger.Metadata = [
            "cause": "\(cause.rawValue)", "version": "\(files.version)", "fichiers": "\(files.count)",
            "millisecondes": "\(milliseconds)",
        ]
        logger.info(
            changes == nil ? "Règles inchangées" : "Règles acceptées",
            metadata: told.merging(Self.metadata(changes, heldBack)) { old, _ in old })
        for warning in warnings { logger.warning("\(warning.logLine)") }
        return (report, unkept)
    }

    /// Logs files that lack something in force, while `kept` goes on judging.
    func wait(
        _ version: String, _ changes: RuleChanges, kept: AcceptedRules, _ begin: ReadingStart, _ cause: ReloadCause
    ) -> ReloadReport {
        let finding = Finding(ReloadFinding.removal(changes.speakable(changes.removed)), at: nil)
        let outcome = ReloadOutcome.waiting(version: version, changes, [finding], keptVersion: kept.version)
        let report = ReloadReport(cause: cause, date: begin.unix, milliseconds: begin.milliseconds, outcome: outcome)
        guard let heldBack = repetitions.heldBack("attente \(version)") else { return report }
        let told: Logger.Metadata = [
            "cause": "\(cause.rawValue)", "version": "\(version)", "version_en_vigueur": "\(kept.version)",
        ]
        logger.warning(
            "Règles en attente : elles suppriment, les précédentes restent en vigueur",
            metadata: told.merging(Self.metadata(changes, heldBack)) { old, _ in old })
        logger.warning("\(finding.logLine)")
        return report
    }

    private static func metadata(_ changes: RuleChanges?, _ heldBack: Int) -> Logger.Metadata {
        var told: Logger.Metadata = heldBack > 0 ? ["repetitions": "\(heldBack)"] : [:]
        guard let changes else { return told }
        let all = [("ajoutes", changes.added), ("supprimes", changes.removed), ("modifies", changes.changed)]
        for (name, list) in all where !list.isEmpty { told[name] = "\(changes.speakable(list))" }
        return told
    }

    /// Logs files that are refused while `kept` goes on judging.
    func refuse(
        _ findings: [Finding], kept: AcceptedRules, _ begin: ReadingStart, _ cause: ReloadCause
    ) -> ReloadReport {
        let milliseconds = begin.milliseconds
        let outcome = ReloadOutcome.refused(findings, keptVersion: kept.version)
        let report = ReloadReport(cause: cause, date: begin.unix, milliseconds: milliseconds, outcome: outcome)
        let news = "refusé \(kept.version) \(findings.map(\.logLine).joined())"
        guard let heldBack = repetitions.heldBack(news) else { return report }
        let told: Logger.Metadata = [
            "cause": "\(cause.rawValue)", "version_en_vigueur": "\(kept.version)",
            "origine": "\(kept.origin.rawValue)", "constats": "\(findings.count)",
            "millisecondes": "\(milliseconds)",
        ]
        logger.error(
            "Règles refusées, les précédentes restent en vigueur",
            metadata: told.merging(Self.metadata(nil, heldBack)) { old, _ in old })
        for finding in findings {
            logger.log(level: finding.severity == .error ? .error : .warning, "\(finding.logLine)")
        }
        return report
    }

    /// The rules last accepted, made again from the files that are kept, with what is wrong with what is kept.
    func keptRules(
        insteadOf findings: [Finding], _ begin: ReadingStart
    ) throws(NoRulesError) -> (AcceptedRules, damage: Finding?) {
        guard let store else { throw NoRulesError(findings: findings) }
        let newest: (files: RuleFiles, damage: StateError?)?
        do throws(StateError) {
            newest = try store.newest()
        } catch {
            throw NoRulesError(findings: findings + [Finding(error, severity: .error, at: nil)])
        }
        guard let (kept, damage) = newest else { throw NoRulesError(findings: findings) }
        switch compiled(kept) {
        // What was taken once the gate does not take back.
        case .accepted(let rulebook, let warnings), .refused(let warnings, let rulebook?):
            return (begin.accepted(rulebook, kept, .kept, warnings), damage.map { Finding($0, at: nil) })
        case .refused(let others, .none):
            let note = Finding(ReloadFinding.keptRefused(folder: store.path), at: nil)
            throw NoRulesError(findings: findings + [note] + others)
        }
    }
}
