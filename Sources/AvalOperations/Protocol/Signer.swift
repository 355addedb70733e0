import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalLoading
import AvalSigning
import AvalSystem
import AvalValues

/// `signer`: a receipt of a declaration that was judged and is now signed, once its line in the journal is on the disk.
///
/// What is signed is what was judged: the token names the declaration's bytes, the rules and the day. It is judged again with its
/// signature, under the rules still in force. The same declaration and signature again gets the receipt that it got.
public struct Signer: DeferredOperation {
    /// The name of the method.
    public static let name = "signer"
    /// The names of its parameters.
    public static let parameters = ["declaration", "jeton"]
    /// It waits for the disk.
    public static let isSlow = true

    private let declaration: ByteView
    private let token: String

    /// The declaration with its signature, and the token of its verdict.
    public init(_ parameters: Parameters) throws(OperationError) {
        declaration = try parameters.required("declaration")
        token = try parameters.requiredText("jeton")
    }

    /// Judges the declaration, and has its receipt written.
    public func begin(
        in context: OperationContext, then answer: @escaping @Sendable (Outcome) -> Void
    ) throws(OperationError) {
        let desk: SigningDesk
        switch context.service.signing {
        case .desk(let found): desk = found
        case .refused(let reason, _): throw .notOffered(Self.told(reason, in: context))
        }
        guard let token = SigningToken(token, sealedByOneOf: desk.known) else { throw .tokenRefused(.illegible) }
        let (fingerprint, signature) = try fingerprints()
        guard TextKey(token.fingerprint) == TextKey(fingerprint) else { throw .tokenRefused(.otherDeclaration) }
        if let before = try receipt(of: fingerprint, desk) {
            guard TextKey(before.signatureFingerprint) == TextKey(signature) else {
                throw .tokenRefused(.signedOtherwise(before.number))
            }
            return answer(.success(SignedAnswer.again(before, declaration, in: context)))
        }
        guard desk.seconds() <= token.expiry else { throw .tokenRefused(.expired) }
        let rules = context.rules
        let validator = context.validator(under: rules)
        let verdict = try judge(with: validator, day: token.day)
        guard TextKey(token.rules) == TextKey(rules.version) else {
            throw .tokenRefused(try changedRules(token, verdict, validator, in: context, desk))
        }
        guard validator.status != .refused else { throw .signatureRefused(verdict: verdict) }
        let number = validator.judged.number
        do throws(ArchiveError) { try desk.archive.keep(rules.files) } catch {
            throw .failed(Self.told("\(error) : rien n'est signé, réessayez", in: context))
        }
        let draft = Receipt(
            declaration: number.isEmpty ? nil : number.text, fingerprint: fingerprint,
            signatureFingerprint: signature, rules: rules.version, program: Program.version,
            verdict: SHA256Digest.text(of: verdict), day: "\(CalendarDate(dayNumber: token.day))")
        desk.journal.sign(draft) { result in
            answer(SignedAnswer.outcome(result, verdict: verdict, draft: draft))
        }
    }

    /// A reason, without the paths that only those are told of who run the daemon.
    private static func told(_ reason: String, in context: OperationContext) -> String {
        context.isAdministrator ? reason : context.service.withoutPaths(reason)
    }

    private func judge(with validator: Validator, day: Int) throws(OperationError) -> [UInt8] {
        do throws(InputError) { return try validator.verdictToSign(of: declaration, day: day) } catch {
            throw .declaration(error, at: TextPosition(of: error.offset, in: declaration))
        }
    }

    private func fingerprints() throws(OperationError) -> (declaration: String, signature: String) {
        do throws(InputError) {
            let fingerprint = try Fingerprint.of(declaration)
            if let signature = try Fingerprint.ofSignature(in: declaration) { return (fingerprint, signature) }
        } catch {
            throw .declaration(error, at: TextPosition(of: error.offset, in: declaration))
        }
        throw .signatureMissing
    }

    private func receipt(of fingerprint: String, _ desk: SigningDesk) throws(OperationError) -> Receipt? {
        do throws(SystemError) { return try desk.journal.receipt(of: fingerprint) } catch {
            throw .failed("le journal ne peut être relu (\(error.reason)) : rien n'est signé, réessayez")
        }
    }

    /// The verdict under the rules in force, with what tells it from the one that was judged before, and a token where it can be
    /// signed now.
    private func changedRules(
        _ token: SigningToken, _ verdict: [UInt8], _ validator: Validator, in context: OperationContext,
        _ desk: SigningDesk
    ) throws(OperationError) -> TokenRefusal {
        let next: String?
        do throws(InputError) { next = try validator.token(from: desk) } catch {
            throw .declaration(error, at: TextPosition(of: error.offset, in: declaration))
        }
        let old = context.service.archived.rulebook(of: token.rules).flatMap { rulebook in
            try? Validator(rulebook).verdictToSign(of: declaration, day: token.day)
        }
        let differences = old.map { VerdictDifference.list(from: $0, to: verdict) }
        return .rulesChanged(verdict: verdict, token: next, differences: differences)
    }
}
