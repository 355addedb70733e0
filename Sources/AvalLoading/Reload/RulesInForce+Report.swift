import AvalEngine
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

    /// The same at the start, where it is logged.
    var toldReadOnlyTrouble: Finding? {
        let trouble = readOnlyTrouble
        if let trouble { logger.warning("\(trouble.logLine)") }
        return trouble
    }

    /// What the rules begin with.
    struct First {
        let rules: AcceptedRules
        let report: ReloadReport
        /// The version of the files that the gate refuses, with why.
        var refused: (version: String, findings: [Finding])?
        var unkept: Finding?
        var damage: Finding?
    }

    /// The rules to begin with: these, unless they lack something of those accepted last or the gate refuses them; then those go
    /// on judging.
    ///
    /// A machine that stops while files wait to be asked for must not be what accepts them.
    func first(_ rulebook: Rulebook, _ files: RuleFiles, _ warnings: [Finding], _ begin: ReadingStart) -> First {
        var damage: StateError?
        var last: RuleFiles?
        do throws(StateError) {
            let newest = try store?.newest()
            (last, damage) = (newest?.files, newest?.damage)
        } catch { damage = error }
        let told = damage.map { Finding($0, at: nil) }
        if let told { logger.error("\(told.logLine)") }
        let changes = last.map { RuleChanges(from: $0, to: files) } ?? RuleChanges()
        let areAlone = last.map { $0.version == files.version } ?? true
        if changes.isRemoval, !acceptsRemovals, let kept = last.flatMap({ self.kept($0, begin) }) {
            let report = wait(files.version, changes, kept: kept, begin, .start)
            return First(rules: kept, report: report, unkept: toldReadOnlyTrouble, damage: told)
        }
        let refusals = gate.refusals(rulebook, files, areAlone: areAlone)
        if !refusals.isEmpty {
            let all = warnings + refusals
            // The gate keeps rules from replacing others: where there are none, it would keep the service from judging.
            let kept = areAlone ? nil : last.flatMap { self.kept($0, begin) }
            let rules = kept ?? begin.accepted(rulebook, files, .folders, all)
            let report = refuse(all, kept: rules, begin, .start)
            return First(
                rules: rules, report: report, refused: (files.version, all), unkept: toldReadOnlyTrouble, damage: told)
        }
        let found = begin.accepted(rulebook, files, .folders, warnings, isAsked: !areAlone)
        let (report, unkept) = accept(found, changes, begin, .start)
        // What was damaged is written anew.
        return First(
            rules: found, report: report, unkept: unkept ?? toldReadOnlyTrouble, damage: unkept == nil ? nil : told)
    }

    /// Rules of files that are kept, to judge with; nil where this program does not take them.
    private func kept(_ files: RuleFiles, _ begin: ReadingStart) -> AcceptedRules? {
        let (rulebook, found) = taken(files)
        return rulebook.map { begin.accepted($0, files, .kept, found) }
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
        let (rulebook, found) = taken(kept)
        guard let rulebook else {
            let note = Finding(ReloadFinding.keptRefused(folder: store.path), at: nil)
            throw NoRulesError(findings: findings + [note] + found)
        }
        return (begin.accepted(rulebook, kept, .kept, found), damage.map { Finding($0, at: nil) })
    }
}
