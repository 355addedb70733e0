import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalOperations
import AvalValues

/// Judges the declarations of chunks, on one thread.
final class Worker {
    private let validator: Validator
    private let options: BatchOptions
    private let fileNames: [[UInt8]]
    private let counter: VerdictCounter
    private let verdict = OutputBuffer()
    private let cutter: DeclarationCutter
    private let rows: VerdictRows?

    init(_ rulebook: Rulebook, _ options: BatchOptions, _ plan: InputPlan, _ known: KnownTexts?) {
        validator = Validator(rulebook)
        cutter = DeclarationCutter(limit: options.limit)
        counter = VerdictCounter(rulebook)
        var options = options
        // Tables need no more of a verdict than a short one has.
        if options.output == nil { options.validation.judging.brief = true }
        self.options = options
        rows = known.map { VerdictRows(rulebook, $0) }
        // With one file a line number says all, and the line is the one that `validate` gives.
        fileNames = plan.files.count == 1 ? [] : plan.files.map { Self.member("fichier", $0.path) }
    }

    /// `"key":"value",`
    private static func member(_ key: String, _ value: String) -> [UInt8] {
        let buffer = OutputBuffer()
        buffer.put(jsonString: key)
        buffer.put(":")
        buffer.put(jsonString: value)
        buffer.put(",")
        return buffer.array
    }

    /// Makes a chunk's verdicts, rows and counts out of its input.
    func judge(_ chunk: Chunk) {
        cutter.cut(chunk) {
            judge($0, $1, chunk)
        } composed: { (declaration, line) throws(InputError) in
            try validate(declaration, line, chunk)
        } refuse: {
            refuse($0, $1, chunk)
        }
        chunk.tally = counter.take(found: &chunk.found)
        if chunk.isCut { chunk.tally.cutFiles += 1 }
    }

    private func judge(_ declaration: ByteView, _ line: Int, _ chunk: Chunk) {
        do throws(InputError) { try validate(declaration, line, chunk) } catch {
            counter.addIllegible(error.message)
            rows?.add(
                ErrorNumber(error.kind), error.pointer, error.message, line: line, source: chunk.source, to: chunk.rows)
            guard options.selection.illegible else { return }
            verdict.removeAll()
            UnreadableLine.write(error, line: line, in: declaration, into: verdict)
            putIllegible(chunk)
        }
    }

    private func validate(_ declaration: ByteView, _ line: Int, _ chunk: Chunk) throws(InputError) {
        let output = chunk.output
        let start = output.count
        do throws(InputError) {
            try validator.validate(declaration, options: options.validation, into: output)
            let judged = validator.judged
            counter.add(judged, validator.status)
            let number = judged.number
            if !number.isEmpty { NumberKey(number).append(to: chunk.numbers, line: line) }
            rows?.add(judged, validator.status, line: line, source: chunk.source, to: chunk.rows)
            if options.selection.contains(validator.status) {
                output.put("\n")
            } else {
                output.truncate(to: start)
            }
        } catch {
            output.truncate(to: start)
            throw error
        }
    }

    private func refuse(_ error: InputReadingError, _ line: Int, _ chunk: Chunk) {
        counter.addIllegible(error.reason ?? error.message)
        rows?.add(error.number, error.pointer, error.message, line: line, source: chunk.source, to: chunk.rows)
        guard options.selection.illegible else { return }
        verdict.removeAll()
        UnreadableLine.write(
            error.number, pointer: error.pointer, message: error.message, line: line, into: verdict)
        putIllegible(chunk)
    }

    /// Writes the line that stands in `verdict`, with its file where there are several.
    private func putIllegible(_ chunk: Chunk) {
        if fileNames.isEmpty {
            chunk.output.put(verdict.bytes)
        } else {
            chunk.output.put("{")
            chunk.output.put(fileNames[chunk.source])
            chunk.output.put(verdict, from: 1)
        }
        chunk.output.put("\n")
    }
}
