import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalLoading
import AvalRules
import AvalValues

/// What may be asked of a validation, whichever door it comes through.
public struct ValidationOptions: Sendable, Hashable {
    /// How it is judged.
    public var judging = JudgingOptions()
    /// Whether the verdict carries the declaration's fingerprint.
    public var withFingerprint = false

    /// The whole declaration on its own day.
    public init() {}
}

/// Validates declarations on one thread: the same bytes in give the same bytes out, through every door.
public final class Validator {
    private let rules: any RulesHolder
    private var judge: Judge

    /// A validator that always judges with the rules in force.
    public init(_ rules: any RulesHolder) {
        self.rules = rules
        judge = Judge(rules.current)
    }

    /// What the last verdict came to.
    public private(set) var status = Status.accepted

    /// What the last verdict says, in numbers and words beside its bytes; good until the next declaration.
    public var judged: Judged { Judged(judge) }

    /// Judges a declaration and writes its verdict, without a line end; nothing is written when it throws.
    public func validate(
        _ declaration: UnsafeRawBufferPointer, options: ValidationOptions, into output: OutputBuffer
    ) throws(InputError) {
        let current = rules.current
        if judge.rulebook !== current { judge = Judge(current) }
        let fingerprint = options.withFingerprint
        status = try judge.judge(
            declaration, options: options.judging,
            fingerprint: fingerprint ? { () throws(InputError) in try Fingerprint.of(self.judge.source) } : nil,
            into: output)
    }
}

/// What names a declaration whoever formats it: SHA-256 of its canonical JSON (RFC 8785) without its signature.
public enum Fingerprint {
    /// The fingerprint of a declaration that was already read, as hexadecimal digits after `sha256:`.
    public static func of(_ declaration: UnsafeRawBufferPointer) throws(InputError) -> String {
        guard let value = try? JSONReader.parse(declaration) else {
            throw InputError(.notJSON, pointer: "", offset: 0)
        }
        let signed = JSONValue.object((value.members ?? []).filter { $0.key != "signature" })
        do throws(CanonicalJSON.NumberOutOfRange) {
            return SHA256Digest.text(of: try CanonicalJSON.bytes(of: signed))
        } catch {
            throw InputError(.numberOutOfRange, pointer: speakable(error.pointer, in: signed), offset: 0)
        }
    }

    /// The part of a pointer that may be said aloud: it stops before a key that may hold anything.
    private static func speakable(_ pointer: JSONPointer, in value: JSONValue) -> String {
        var place = value
        var text = ""
        for token in pointer.tokens {
            if let elements = place.array, let index = Int(token), elements.indices.contains(index) {
                place = elements[index]
            } else if InputError.looksLikeField(token), let inner = place[token] {
                place = inner
            } else {
                break
            }
            text += "/" + token
        }
        return text
    }
}

extension Validator {
    /// Judges a declaration that stands in an array and writes its verdict.
    public func validate(
        _ declaration: [UInt8], options: ValidationOptions, into output: OutputBuffer
    ) throws(InputError) {
        try declaration.withUnsafeBytes { bytes in
            Result { () throws(InputError) in try validate(bytes, options: options, into: output) }
        }.get()
    }
}
