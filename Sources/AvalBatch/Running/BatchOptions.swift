import AvalEngine
import AvalOperations

/// What is asked of a batch.
public struct BatchOptions: Sendable {
    /// Files, folders, or `-` for standard input.
    public var inputs: [String]
    /// The file of verdicts; nil when none is wanted.
    public var output: String?
    /// The database of tables; nil when none is wanted.
    public var database: String?
    /// The page of the report; nil when none is wanted.
    public var report: String?
    /// How declarations stand in the inputs; nil tells it by their names and first bytes.
    public var form: InputForm?
    /// The table and the column of declarations in databases.
    public var table = "declarations"
    /// The column of the table.
    public var column = "json"
    /// What CSV files are written in; nil tells it by their first character beyond ASCII.
    public var encoding: CSVEncoding?
    /// How each declaration is judged.
    public var validation = ValidationOptions()
    /// Which verdicts the file holds.
    public var selection = Selection.all
    /// The longest line, row or document, in bytes.
    public var limit = 16 << 20
    /// How many threads judge.
    public var jobs = 1
    /// How long a batch goes on without a checkpoint, in milliseconds.
    public var checkpointInterval = 1000
    /// The folder of what each adhérent has to mend, made from the tables; nil when none is wanted.
    public var corrections: String?
    /// The file of the ten adhérents whose declarations need most work, made from the tables; nil when none is wanted.
    public var worstAdherents: String?
    /// What a report and tables say of the run.
    public var run = RunNote()
    /// Whether an interrupted batch is to be finished.
    public var isResuming = false
    /// What the headers and words of CSV files of another program mean; nil where these are ours.
    public var mapping: CSVMapping?
    /// Whether the rows of CSV files are put in order where those of one declaration do not follow each other.
    public var sorts = false
    /// Whether a file that cannot be read, or not to its end, does not stop the others from being judged.
    public var skipsBadFiles = false
    /// Whether outputs that are there already may be replaced.
    public var isOverwriting = false

    /// A batch of these inputs.
    public init(inputs: [String]) {
        self.inputs = inputs
    }

    /// Which verdicts are written, by status.
    public struct Selection: Sendable, Hashable {
        /// Accepted ones.
        public var accepted = true
        /// Accepted ones with reservations.
        public var reserved = true
        /// Refused ones.
        public var refused = true
        /// Those that stand for what could not be judged.
        public var illegible = true

        /// All of them.
        public static let all = Selection()

        private init() {}

        /// Those of the statuses named, between commas (`refusee,illisible`); nil when a word is no status.
        public init?(words: String) {
            (accepted, reserved, refused, illegible) = (false, false, false, false)
            let words = words.split(separator: ",").map { $0.filter { $0 != " " } }
            if words.isEmpty { return nil }
            for word in words {
                switch word {
                case "acceptee": accepted = true
                case "avec_reserves": reserved = true
                case "refusee": refused = true
                case "illisible": illegible = true
                default: return nil
                }
            }
        }

        /// The statuses, as they were named.
        var words: String {
            [(accepted, "acceptee"), (reserved, "avec_reserves"), (refused, "refusee"), (illegible, "illisible")]
                .filter(\.0).map(\.1).joined(separator: ",")
        }

        func contains(_ status: Status) -> Bool {
            switch status {
            case .accepted: accepted
            case .withReservations: reserved
            case .refused: refused
            }
        }
    }
}
