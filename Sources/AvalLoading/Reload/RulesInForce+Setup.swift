import AvalEngine
import AvalSource
import Logging

extension RulesInForce {
    /// What reading the files again and again needs.
    public struct Setup: Sendable {
        /// Makes a rulebook out of files, unless a finding stops it, with all findings. Must depend on nothing else than
        /// the files: the same bytes are not compiled twice in a row.
        public typealias Compile = @Sendable (RuleFiles) -> (rulebook: Rulebook?, findings: [Finding])

        /// Where the files stand.
        public let folders: RuleFolders
        /// Where the files accepted are kept; nowhere when nil.
        public let store: AcceptedStore?
        /// Whether files that lack something in force are taken without being asked for.
        public let acceptsRemovals: Bool
        let compile: Compile
        let gate: ReloadGate
        let clock: ServiceClock
        let logger: Logger
        /// What was told over and over is told from time to time.
        let repetitions: Repetitions

        /// Files of `folders`, made into rulebooks by `compile`; where that is nil as every door does it, the rules' own
        /// examples included. `gate` says what more they must pass.
        public init(
            folders: RuleFolders, store: AcceptedStore?, acceptsRemovals: Bool = false, clock: ServiceClock,
            logger: Logger, gate: ReloadGate = .errors, compile: Compile? = nil
        ) {
            self.folders = folders
            self.acceptsRemovals = acceptsRemovals
            self.store = store
            self.compile =
                compile ?? { files in RulebookLoader.load(files, folders: folders, runningExamples: true) }
            self.gate = gate
            self.clock = clock
            self.logger = logger
            repetitions = Repetitions(clock)
        }

        /// What came of compiling files: a rulebook with its warnings, or what stops it.
        enum Compiled {
            case accepted(Rulebook, warnings: [Finding])
            /// With the rulebook that would judge, where it is the gate alone that stops it.
            case refused([Finding], Rulebook?)

            /// Whether they would judge, gate or no gate.
            var canJudge: Bool {
                if case .refused(_, nil) = self { false } else { true }
            }
        }

        /// Makes rules of files, and looks at what is found in these; the gate has more to ask.
        func compiled(_ files: RuleFiles) -> Compiled {
            let (rulebook, findings) = compile(files)
            if let rulebook, !findings.contains(where: { $0.severity == .error }) {
                guard let refusal = gate.refusal(of: findings) else {
                    return .accepted(rulebook, warnings: findings)
                }
                return .refused(findings + [refusal], rulebook)
            }
            guard findings.isEmpty else { return .refused(findings, nil) }
            return .refused([Finding(ReloadFinding.refused, at: nil)], nil)
        }

        /// Rules of files that were taken once, which the gate does not take back, with what is found in them.
        func taken(_ files: RuleFiles) -> (rulebook: Rulebook?, findings: [Finding]) {
            let (rulebook, findings) = compile(files)
            return (findings.contains { $0.severity == .error } ? nil : rulebook, findings)
        }
    }
}
