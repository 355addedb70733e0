import AvalDeclarations
import AvalJSON
import AvalLoading
import AvalSigning
import AvalValues

/// What `signer` answers: the receipt, and the verdict that it is a receipt of.
enum SignedAnswer {
    /// The answer of a signature that the journal took or refused.
    static func outcome(
        _ result: Result<Receipt, JournalRefusal>, verdict: [UInt8], draft: Receipt
    ) -> DeferredOperation.Outcome {
        switch result {
        case .success(let receipt):
            // Another who signed the same at the same moment may have been judged under other rules.
            let isOurs = TextKey(receipt.verdict) == TextKey(draft.verdict)
            return .success(
                isOurs ? bytes(receipt, verdict) : withoutVerdict(receipt, "jugé sous d'autres règles à l'instant même")
            )
        case .failure(.signedOtherwise(let number)): return .failure(.tokenRefused(.signedOtherwise(number)))
        case .failure(let refusal): return .failure(.failed(refusal.words))
        }
    }

    /// The answer of a declaration that was signed before: its verdict is made again under the rules of then.
    static func again(_ receipt: Receipt, _ declaration: ByteView, in context: OperationContext) -> [UInt8] {
        guard let rulebook = context.service.archived.rulebook(of: receipt.rules), let day = ISODay.number(receipt.day)
        else { return withoutVerdict(receipt, "les règles d'alors ne sont plus dans l'archive") }
        guard let verdict = try? Validator(rulebook).verdictToSign(of: declaration, day: day),
            TextKey(SHA256Digest.text(of: verdict)) == TextKey(receipt.verdict)
        else {
            return withoutVerdict(
                receipt, "ce programme (\(Program.version)) ne rend plus les mêmes octets que \(receipt.program)")
        }
        return bytes(receipt, verdict)
    }

    private static func bytes(_ receipt: Receipt, _ verdict: [UInt8]) -> [UInt8] {
        Array("{\"recu\":".utf8) + receipt.line + Array(",\"verdict\":".utf8) + verdict + [UInt8(ascii: "}")]
    }

    /// A receipt whose verdict cannot be shown again, which is said.
    private static func withoutVerdict(_ receipt: Receipt, _ reason: String) -> [UInt8] {
        Array("{\"recu\":".utf8) + receipt.line
            + Array(",\"verdict\":null,\"verdict_absent\":".utf8) + JSONWriter.bytes(of: .string(reason))
            + [UInt8(ascii: "}")]
    }
}
