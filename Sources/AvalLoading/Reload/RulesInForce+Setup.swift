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

            /// What would judge, gate or no gate, with what was found.
            var judging: (Rulebook, [Finding])? {
                switch self {
                case .accepted(let rulebook, let warnings): (rulebook, warnings)
                case .refused(let findings, let rulebook): rulebook.map { ($0, findings) }
                }
            }
        }

        func compiled(_ files: RuleFiles) -> Compiled {
            let (rulebook, findings) = compile(files)
            if let rulebook, !findings.contains(where: { $0.severity == .error }) {
                let refusals = gate.refusals(rulebook, findings)
                return refusals.isEmpty
                    ? .accepted(rulebook, warnings: findings) : .refused(findings + refusals, rulebook)
            }
            guard findings.isEmpty else { return .refused(findings, nil) }
            return .refused([Finding(ReloadFinding.refused, at: nil)], nil)
        }
    }
}
