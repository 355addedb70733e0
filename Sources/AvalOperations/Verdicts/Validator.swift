import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalValues

/// Validates declarations on one thread: the same bytes in give the same bytes out, through every door.
public final class Validator {
    private var judge: Judge

    /// A validator that judges with a rulebook.
    public init(_ rulebook: Rulebook) {
        judge = Judge(rulebook)
    }

    /// Judges with this rulebook from now on; costs nothing when it does already.
    public func use(_ rulebook: Rulebook) {
        if judge.rulebook !== rulebook { judge = Judge(rulebook) }
    }

    /// What it judges with.
    public var rulebook: Rulebook { judge.rulebook }

    /// What `body` makes of the judge and of what it judged last.
    func looking<Made>(_ body: (Judge) -> Made) -> Made { body(judge) }

    /// The declaration judged last, where it still stands.
    var declaration: ByteView { judge.source }

    /// What the last verdict came to.
    public private(set) var status = Status.accepted

    /// What the last verdict says, in numbers and words beside its bytes; good until the next declaration.
    public var judged: Judged { Judged(judge) }

    /// Judges a declaration and writes its verdict, without a line end; nothing is written when it throws.
    public func validate(
        _ declaration: ByteView, options: ValidationOptions, into output: OutputBuffer
    ) throws(InputError) {
        let fingerprint = options.withFingerprint
        status = try judge.judge(
            declaration, options: options.judging,
            fingerprint: fingerprint ? { () throws(InputError) in try Fingerprint.of(declaration) } : nil,
            into: output)
    }

    /// Judges a declaration that stands in an array and writes its verdict.
    public func validate(
        _ declaration: [UInt8], options: ValidationOptions, into output: OutputBuffer
    ) throws(InputError) {
        try ByteView.with(declaration) { (bytes) throws(InputError) in
            try validate(bytes, options: options, into: output)
        }
    }
}
