import AvalDeclarations
import AvalValues

/// An input that gives its declarations chunk by chunk; one thread at a time.
protocol ChunkSource: AnyObject {
    /// Fills a chunk with the next declarations: its bytes, its items or lines, and in its `end` where the next one
    /// begins (`offset` and `lines`). False when there are no more.
    func fill(_ chunk: Chunk) throws(BatchError) -> Bool

    /// How many bytes of the file were read.
    var consumed: Int { get }

    /// What was read of the file.
    var mark: ReadMark { get }

    /// Whether it is an archive that could not be unpacked to its end.
    var isDamaged: Bool { get }
}

/// The bytes that make a chunk worth handing to another thread.
enum ChunkSize {
    static let bytes = 128 << 10
    /// The declarations, or what stands in their place, that are enough however few bytes they take.
    static let items = 4096
}

/// What all inputs are read with.
struct InputSettings: Sendable {
    /// The longest line, row or document, in bytes.
    var limit: Int
    /// Whether the form of the inputs was told: lines are lines then, and no document on many of them.
    var isCertainOfForm = false
    /// The table and column of a database.
    var table = "declarations"
    var column = "json"
    /// What a CSV file is written in; nil tells it by the first character beyond ASCII.
    var encoding: CSVEncoding?
    /// The fields of a declaration, which say how the cells of a CSV file are read.
    var schema: Schema
    /// Whether the rows of CSV files are put in order where those of one declaration do not follow each other.
    var sorts = false
    /// What the headers and words of CSV files of another program mean.
    var mapping: CSVMapping?
    /// What was found in CSV files before any is judged, by their paths.
    var surveys: TextMap<CSVSurvey> = [:]
}
