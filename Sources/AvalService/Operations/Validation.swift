import AvalDeclarations
import AvalEngine
import AvalJSON
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

    /// Judges a declaration and writes its verdict, without a line end; nothing is written when it throws.
    public func validate(
        _ declaration: UnsafeRawBufferPointer, options: ValidationOptions, into output: ByteBuffer
    ) throws(InputFailure) {
        let current = rules.current
        if judge.rulebook !== current { judge = Judge(current) }
        let fingerprint = options.withFingerprint && !options.judging.brief
        status = try judge.judge(
            declaration, options: options.judging,
            fingerprint: fingerprint ? { () throws(InputFailure) in try Fingerprint.of(self.judge.source) } : nil, into: output)
    }
}

/// What names a declaration whoever formats it: SHA-256 of its canonical JSON (RFC 8785) without its signature.
public enum Fingerprint {
    /// The fingerprint of a declaration that was already read, as hexadecimal digits after `sha256:`.
    public static func of(_ declaration: UnsafeRawBufferPointer) throws(InputFailure) -> String {
        let value: JSONValue
        do { value = try JSONReader.parse(declaration) } catch { throw InputFailure(.notJSON, pointer: "", offset: 0) }
        let members = (value.members ?? []).filter { $0.key != "signature" }
        do {
            return SHA256Digest.text(of: try CanonicalJSON.bytes(of: .object(members)))
        } catch {
            throw InputFailure(.notJSON, pointer: sayable(error.pointer, in: value), offset: 0)
        }
    }

    /// A pointer up to the first key that may hold anything, a name for instance: such a key is never repeated.
    private static func sayable(_ pointer: JSONPointer, in value: JSONValue) -> String {
        var text = ""
        var value: JSONValue? = value
        for token in pointer.tokens {
            if let elements = value?.array {
                value = Int(token).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
            } else {
                guard DeclarationDecoder.looksLikeField(token) else { break }
                value = value?[token]
            }
            text += "/" + token
        }
        return text
    }
}

extension Validator {
    /// Judges a declaration that stands in an array and writes its verdict.
    public func validate(
        _ declaration: [UInt8], options: ValidationOptions, into output: ByteBuffer
    ) throws(InputFailure) {
        try declaration.withUnsafeBytes { bytes in
            Result { () throws(InputFailure) in try validate(bytes, options: options, into: output) }
        }.get()
    }
}
