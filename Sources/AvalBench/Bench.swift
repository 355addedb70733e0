import AvalSystem

/// What every section needs: where things are, how much to measure, and what has been prepared already.
public final class Bench {
    /// What the person who runs it chose.
    public struct Settings: Sendable {
        /// The project's folder.
        public var root: String
        /// The program under test.
        public var aval: String
        /// This program, to be run in parts of its own.
        public var own: String
        /// Where inputs, outputs and built programs go.
        public var folder: String
        /// A short run: fewer rounds, smaller inputs.
        public var isQuick = false
        /// How many declarations the larger files hold; nil leaves it to the bench.
        public var declarations: Int?

        /// Settings for the project in a folder.
        public init(root: String, aval: String, own: String, folder: String) {
            (self.root, self.aval, self.own, self.folder) = (root, aval, own, folder)
        }
    }

    /// What was chosen.
    public let settings: Settings

    /// A bench with an empty folder to work in.
    public init(_ settings: Settings) throws(BenchError) {
        self.settings = settings
        do throws(SystemError) { try Paths.makeFolder(settings.folder, permissions: 0o755) } catch {
            throw BenchError("« \(settings.folder) » cannot be made: \(error.systemWords)")
        }
    }

    /// How many counted runs a median is taken of.
    var rounds: Int { settings.isQuick ? 5 : 9 }

    /// How many declarations the files hold that times are taken of.
    var declarationCount: Int { settings.declarations ?? (settings.isQuick ? 20_000 : 100_000) }

    /// How many declarations the files hold that every verdict of is looked at.
    var checkedCount: Int { min(declarationCount, 20_000) }

    /// A file of the folder to work in.
    func path(_ name: String) -> String { settings.folder + "/" + name }

    /// A file that the project keeps for the benchmark.
    func data(_ name: String) -> String { settings.root + "/Benchmarks/" + name }

    /// Counts instead of times.
    var counter: InstructionCounter { InstructionCounter(self) }
}
