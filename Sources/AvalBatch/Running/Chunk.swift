import AvalJSON
import AvalOperations

/// Some declarations on their way from an input to the outputs, with the memory that they need; reused.
final class Chunk {
    /// A declaration of an input that is cut where it is read, or what stands in its place.
    struct Item {
        /// Its bytes in the chunk's input.
        var range: Range<Int>
        /// The line that it is known by.
        var line: Int
        /// The lines of its rows, among those of the chunk; empty where they follow each other.
        var rows = 0..<0
        /// Why there is none; nil for a declaration.
        var error: InputReadingError?
    }

    /// Its number among all chunks: outputs keep their order.
    var number = 0
    /// The input that it comes from, by its index in the plan.
    var source = 0
    /// The bytes read.
    let input = Room()
    /// Its declarations; where the worker that judges them cuts the input into lines, only what comes after the last.
    var items: [Item] = []
    /// What the rows are that its declarations are made of; nil where these are JSON as they stand.
    var table: CSVTable?
    /// The lines of rows that do not follow each other in their file.
    var rowLines: [Int] = []
    /// Whether the input is lines to be cut, the first of which bears the number `firstLine`.
    var isLines = false
    var firstLine = 1
    /// Whether the input ended in damage: what follows is missing.
    var isCut = false
    /// Where the reading goes on after it.
    var end = Position()
    /// What was read of the inputs that ended before it, and of its own.
    var marks: [InputMark] = []
    /// How many bytes of the files were read when it was complete.
    var bytesRead = 0

    /// The verdicts, a line each.
    private(set) var output = OutputBuffer(capacity: 64 << 10)
    /// What the tables will hold.
    let rows = Room()
    /// The numbers of those that could be judged, as ``NumberKey`` appends them.
    let numbers = Room()
    /// The counts, but for what was found in the declarations.
    var tally = BatchCounts()
    /// What was found.
    var found: [VerdictCounter.Found] = []

    /// Whether it is worth handing to another thread.
    var isFull: Bool { input.count >= ChunkSize.bytes || items.count >= ChunkSize.items }

    /// How many bytes it holds for the outputs.
    var weight: Int { output.count + rows.count }

    /// Makes it ready for the next declarations.
    func reset() {
        isLines = false
        table = nil
        rowLines.removeAll(keepingCapacity: true)
        isCut = false
        marks.removeAll()
        input.removeAll()
        items.removeAll(keepingCapacity: true)
        // One huge verdict must not keep its memory for ever.
        if output.count > Room.kept { output = OutputBuffer(capacity: 64 << 10) } else { output.removeAll() }
        rows.removeAll()
        found.removeAll(keepingCapacity: true)
        numbers.removeAll()
    }
}

/// Where reading goes on: all of it that a checkpoint needs.
struct Position: Sendable, Hashable {
    /// The input, by its index in the plan.
    var source = 0
    /// How far the input was read, as its kind counts: bytes of lines, declarations of a table or a document, row numbers.
    var offset = 0
    /// How many lines of the input were read.
    var lines = 0
}

/// Why an input has no declaration where one is due: what an `illisible` line says.
struct InputReadingError: Sendable {
    /// What sort of error it is.
    var number: ErrorNumber
    /// A JSON Pointer to the field; empty for the whole.
    var pointer = ""
    /// In French, without a byte of the input.
    var message: String
    /// What it is counted under, where its message tells one place from another; nil for the message itself.
    var reason: String?

    /// The rows of one declaration beyond the limit.
    static func tooManyRows(limit: Int) -> InputReadingError {
        InputReadingError(
            number: .lineTooLong, message: "Les lignes de cette déclaration font ensemble plus de \(limit) octets")
    }

    /// A line, a row or a document beyond the limit.
    static func tooLong(limit: Int) -> InputReadingError {
        InputReadingError(number: .lineTooLong, message: UnreadableLine.tooLong(limit: limit))
    }
}
