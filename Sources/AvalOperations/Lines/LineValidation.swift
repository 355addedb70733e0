import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalValues

/// Validates inputs of declarations that come piece by piece: for each declaration a line, in its order, and for each that
/// cannot be judged the line that stands for it.
public final class LineValidation {
    /// What is written of a verdict.
    public enum Form: Sendable, Hashable {
        /// The verdict, on one line.
        case json
        /// The verdict as a person reads it.
        case text
    }

    /// What is written, for the owner to take away.
    public let output = OutputBuffer(capacity: 256 << 10)
    /// Whether a declaration was refused or could not be read.
    public private(set) var hasRefusal = false

    private let validator: Validator
    private let options: ValidationOptions
    private let form: Form
    private let limit: Int
    private var lines: DeclarationLines

    /// A validation with a rulebook, of lines and documents of at most `limit` bytes.
    public init(_ rulebook: Rulebook, options: ValidationOptions, form: Form, limit: Int) {
        validator = Validator(rulebook)
        self.options = options
        self.form = form
        self.limit = max(1, limit)
        lines = DeclarationLines(limit: self.limit)
    }

    /// Begins another input: what one before it left unfinished is forgotten.
    public func begin() { lines = DeclarationLines(limit: limit) }

    /// Judges the declarations that are complete with these bytes; `isLast` ends the input.
    public func add(_ bytes: ByteView, isLast: Bool) {
        lines.add(bytes, isLast: isLast) { judge($0, $1) }
    }

    private func judge(_ bytes: ByteView, _ item: DeclarationLines.Item) {
        let start = output.count
        switch item {
        case .tooLong(let line):
            hasRefusal = true
            UnreadableLine.writeTooLong(line: line, limit: limit, into: output)
        case .declaration(let line):
            do throws(InputError) {
                try validator.validate(bytes, options: options, into: output)
                if validator.status == .refused { hasRefusal = true }
            } catch {
                hasRefusal = true
                UnreadableLine.write(error, line: line, in: bytes, into: output)
            }
        }
        if form == .text { speak(from: start) }
        output.put("\n")
    }

    /// Puts what a person reads instead of the verdict that begins at an offset of the output.
    private func speak(from start: Int) {
        let verdict = output.bytes[start...]
        let text = VerdictText((try? JSONReader.parse(verdict)) ?? .null).text
        output.truncate(to: start)
        output.put(text: text)
    }
}
