import AvalEngine
import AvalJSON
import AvalOperations
import AvalValues

/// Judges declarations in this very process, through what every door calls.
public struct Judgements {
    private let validator: Validator
    private let options: ValidationOptions
    private let output = OutputBuffer(capacity: 64 << 10)

    /// A judge with a rulebook, for brief verdicts or whole ones.
    public init(_ rulebook: Rulebook, brief: Bool) {
        validator = Validator(rulebook)
        var options = ValidationOptions()
        options.judging.brief = brief
        self.options = options
    }

    /// The verdicts of declarations that stand a line each.
    public func verdicts(_ declarations: [UInt8]) throws(BenchError) -> [UInt8] {
        let all = OutputBuffer()
        for line in declarations.split(separator: 0x0A) {
            try judge(line)
            all.put(output.bytes)
            all.put("\n")
        }
        return all.array
    }

    /// Judges one declaration, and lets its verdict go.
    func judge(_ line: ArraySlice<UInt8>) throws(BenchError) {
        output.truncate(to: 0)
        do {
            try ByteView.with(line) { try validator.validate($0, options: options, into: output) }
        } catch { throw BenchError("a declaration of the benchmark cannot be judged") }
    }
}
