import AvalEngine
import AvalSource
import AvalSystem
import Logging
import Synchronization

/// The rules that judge now, and their replacement while the daemon runs.
///
/// All or nothing: faulty files are refused with all their findings, and the rules in force go on judging. Any thread may
/// call anything.
public final class RulesInForce: Sendable {
    /// What `etat` tells of the rules.
    public struct Status: Sendable {
        /// The rules that judge.
        public let current: AcceptedRules
        /// The last reading of the files.
        public let lastReload: ReloadReport
        /// What is not well with them: files that are not in force, rules that are not kept.
        public let troubles: [Finding]
        /// What new rules must pass.
        public let gate: ReloadGate
    }

    private struct State {
        var current: AcceptedRules
        var report: ReloadReport
        /// What was seen at the last reading, for a watcher to begin from.
        var survey: FolderSurvey
        /// The files last refused, by version, with what was found in them.
        var refused: (version: String, findings: [Finding])?
        /// What keeps the rules in force from being found by the next start.
        var unkept: Finding?
        /// What was found damaged of those kept, until others are kept.
        var damage: Finding?

        /// What is not well.
        var troubles: [Finding] {
            var troubles = [unkept, damage].compactMap { $0 }
            switch report.outcome {
            case .accepted: break
            case .refused(let findings, _):
                let kind = ReloadFinding.filesRefused(count: findings.count, since: current.origin.rawValue)
                troubles.append(Finding(kind, at: nil))
            case .waiting(_, _, let findings, _): troubles += findings
            }
            return troubles
        }
    }

    private let setup: Setup
    private let state: Mutex<State>
    private let turnstile = Turnstile<ReloadOutcome>()

    private init(_ setup: Setup, _ state: sending State) {
        self.setup = setup
        self.state = Mutex(state)
    }

    /// The rules to judge with: take it once for a request, and keep it until the request ends.
    public var current: AcceptedRules { state.withLock { $0.current } }

    /// The rules in force with the last reading of the files, both of one moment.
    public var status: Status {
        state.withLock { Status(current: $0.current, lastReload: $0.report, troubles: $0.troubles, gate: setup.gate) }
    }

    /// The files of a version that was in force not long ago, as they were kept; nil where they are not.
    public func keptFiles(of version: String) -> RuleFiles? { setup.store?.files(of: version) }

    /// What was seen of the folders at the last reading.
    var survey: FolderSurvey { state.withLock { $0.survey } }

    /// How many calls to `reload` wait for another's reading.
    var waiting: Int { turnstile.waiting }

    /// Reads the files and puts them in force if nothing is wrong with them; blocks until that is known.
    ///
    /// One reading happens at a time. A call made during one gets what comes of a reading that began after the call,
    /// shared with the others that wait. Files whose bytes did not change are not compiled again.
    public func reload(cause: ReloadCause) -> ReloadOutcome {
        var outcome = turnstile.pass { load(cause) }
        // The reading may have been one that the watcher asked for, which removes nothing.
        while cause.isExplicit, case .waiting = outcome { outcome = turnstile.pass { load(cause) } }
        return outcome
    }

    /// Reads the files for the first time. Faulty ones give way to those last accepted, if a store keeps them.
    ///
    /// Throws every finding when there is nothing to judge with.
    public static func start(_ setup: Setup) throws(NoRulesError) -> RulesInForce {
        let begin = ReadingStart(setup.clock)
        let reading = RuleFiles.read(setup.folders)
        var refused: (version: String, findings: [Finding])?
        var findings = reading.findings
        var passing: AcceptedRules?
        if let files = reading.files {
            switch setup.compiled(files) {
            case .accepted(let rulebook, let warnings):
                let first = setup.first(rulebook, files, warnings, begin)
                return RulesInForce(
                    setup,
                    State(
                        current: first.rules, report: first.report, survey: reading.survey, refused: first.refused,
                        unkept: first.unkept, damage: first.damage))
            case .refused(let found, let rulebook):
                findings = found
                refused = (files.version, found)
                passing = rulebook.map { begin.accepted($0, files, .folders, found) }
            }
        }
        let kept: (AcceptedRules, damage: Finding?)
        do throws(NoRulesError) {
            kept = try setup.keptRules(insteadOf: findings, begin)
        } catch {
            // The gate keeps rules from replacing others: where there are none, it would keep the service from judging.
            guard let passing else { throw error }
            kept = (passing, nil)
        }
        let (current, damage) = kept
        let report = setup.refuse(findings + [damage].compactMap { $0 }, kept: current, begin, .start)
        return RulesInForce(
            setup,
            State(
                current: current, report: report, survey: reading.survey, refused: refused,
                unkept: setup.toldReadOnlyTrouble, damage: damage))
    }

    private func load(_ cause: ReloadCause) -> ReloadOutcome {
        let begin = ReadingStart(setup.clock)
        let reading = RuleFiles.read(setup.folders)
        state.withLock { $0.survey = reading.survey }
        guard let files = reading.files else { return refuse(reading.findings, nil, begin, cause) }
        let (old, refused) = state.withLock { ($0.current, $0.refused) }
        if old.version == files.version {
            let same = AcceptedRules(
                rulebook: old.rulebook, files: old.files, since: old.since, origin: .folders, warnings: old.warnings,
                isAsked: old.isAsked)
            return accept(same, nil, begin, cause)
        }
        if let refused, refused.version == files.version, !setup.gate.readsOtherFiles {
            return refuse(refused.findings, refused.version, begin, cause)
        }
        let changes = RuleChanges(from: old.files, to: files)
        let compiled = setup.compiled(files)
        // What else is to be said of files that lack something, as those that are half saved, can wait until they are asked for.
        if compiled.canJudge, changes.isRemoval, !setup.acceptsRemovals, !cause.isExplicit {
            return wait(files, changes, begin, cause)
        }
        switch compiled {
        case .accepted(let rulebook, let warnings):
            let refusals = setup.gate.refusals(rulebook, files, areAlone: false)
            guard refusals.isEmpty else { return refuse(warnings + refusals, files.version, begin, cause) }
            return accept(begin.accepted(rulebook, files, .folders, warnings, isAsked: true), changes, begin, cause)
        case .refused(let findings, _):
            return refuse(findings, files.version, begin, cause)
        }
    }

    private func wait(
        _ files: RuleFiles, _ changes: RuleChanges, _ begin: ReadingStart, _ cause: ReloadCause
    ) -> ReloadOutcome {
        let report = setup.wait(files.version, changes, kept: current, begin, cause)
        state.withLock {
            $0.report = report
            $0.refused = nil
        }
        return report.outcome
    }

    private func accept(
        _ accepted: AcceptedRules, _ changes: RuleChanges?, _ begin: ReadingStart, _ cause: ReloadCause
    ) -> ReloadOutcome {
        let (report, unkept) = setup.accept(accepted, changes, begin, cause)
        state.withLock {
            $0.current = accepted
            $0.report = report
            // Files that are kept already are no sign that others could be.
            $0.unkept = unkept ?? setup.readOnlyTrouble
            if unkept == nil { $0.damage = nil }
            $0.refused = nil
        }
        return report.outcome
    }

    private func refuse(
        _ findings: [Finding], _ version: String?, _ begin: ReadingStart, _ cause: ReloadCause
    ) -> ReloadOutcome {
        let report = setup.refuse(findings, kept: current, begin, cause)
        state.withLock {
            $0.report = report
            $0.refused = version.map { ($0, findings) }
        }
        return report.outcome
    }
}

extension RulesInForce {
    /// Reads the files again by itself each time they change, until the watcher given is stopped or let go.
    ///
    /// What changed since the last reading counts. Throws when the system gives no thread.
    public func watch(pace: FolderWatcher.Pace = FolderWatcher.Pace()) throws(SystemError) -> FolderWatcher {
        try FolderWatcher(
            setup.folders, known: survey, pace: pace, isPolling: false, clock: setup.clock, logger: setup.logger
        ) { [self] in
            _ = reload(cause: .watch)
        }
    }
}
