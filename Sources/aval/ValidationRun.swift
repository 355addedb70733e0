import AvalCommandLine
import AvalDeclarations
import AvalJSON
import AvalOperations
import AvalSystem

/// One run of `validate` over its files: reads in pieces, writes in pieces, remembers whether anything was refused.
final class ValidationRun {
    private let validator: Validator
    private let options: ValidationOptions
    private let asText: Bool
    private let limit: Int
    private let output = OutputBuffer(capacity: 256 << 10)
    /// Whether a declaration was refused or could not be read.
    private(set) var hasRefusal = false
    /// Whether the output could not be written.
    private(set) var isBroken = false

    init(validator: Validator, options: ValidationOptions, asText: Bool, limit: Int) {
        self.validator = validator
        self.options = options
        self.asText = asText
        self.limit = max(1, limit)
    }

    /// Judges a file, or standard input for `-`; gives what stopped it, in French.
    func validate(file: String) -> String? {
        do throws(SystemError) {
            try validate(file == "-" ? .standardInput : Descriptor(opening: file))
            return nil
        } catch {
            return "« \(file) » ne peut pas être lu : \(error.systemWords)"
        }
    }

    private func validate(_ input: borrowing Descriptor) throws(SystemError) {
        var lines = DeclarationLines(limit: limit)
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
        defer { room.deallocate() }
        while !isBroken {
            let count = try input.read(into: room)
            lines.add(UnsafeRawBufferPointer(rebasing: room[..<count]), isLast: count == 0) { judge($0, $1) }
            // What has been judged goes out before more is waited for: a filter must answer line by line.
            flush()
            if count == 0 { break }
        }
    }

    private func judge(_ bytes: UnsafeRawBufferPointer, _ item: DeclarationLines.Item) {
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
        if asText { speak(from: start) }
        output.put("\n")
    }

    /// Puts what a person reads in the place of the verdict that begins at a place of the output.
    private func speak(from start: Int) {
        let verdict = UnsafeRawBufferPointer(rebasing: output.bytes[start...])
        let text = VerdictText((try? JSONReader.parse(verdict)) ?? .null).text
        output.truncate(to: start)
        output.put(text: text)
    }

    /// Writes what is waiting.
    func flush() {
        if !isBroken, output.count > 0, !Console.deliver(output) { isBroken = true }
        output.removeAll()
    }
}
