import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalLoading
import AvalSource
import AvalValues

/// A sample, ready to be judged: its whole verdict is looked at.
///
/// What it expects is the verdict that some rules give it now; whether that is the one on record is for `aval golden` to say.
struct SampleTrial: Trial {
    let name: String
    let declaration: [UInt8]
    private let expected: [UInt8]?

    /// A declaration of a file, which gets the verdict that `judge` gives it.
    init(_ path: String, _ declaration: [UInt8], expectedBy judge: Judge) {
        name = path
        self.declaration = declaration
        expected = Self.verdict(declaration, by: judge)
    }

    var span: SourceSpan? { nil }
    var options: JudgingOptions { JudgingOptions() }
    var attention: Attention { .everything }

    func holds(for judge: Judge) -> Bool { Self.verdict(declaration, by: judge) == expected }

    /// The bytes of the verdict; nil for a declaration that cannot be judged.
    private static func verdict(_ declaration: [UInt8], by judge: Judge) -> [UInt8]? {
        let output = OutputBuffer()
        do throws(InputError) {
            _ = try ByteView.with(declaration) { (bytes) throws(InputError) in
                try judge.judge(bytes, options: JudgingOptions(), into: output)
            }
        } catch {
            return nil
        }
        return output.bytes.memory.map { $0 }
    }
}
