import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalLoading
import AvalSigning
import AvalValues

extension Validator {
    /// Adds `jeton` to the verdict that was just written of a whole declaration, where it may be signed.
    func putToken(from desk: SigningDesk, into output: OutputBuffer) throws(InputError) {
        guard let token = try token(from: desk) else { return }
        // Over the brace that closes the verdict.
        output.truncate(to: output.count - 1)
        output.put(",\"jeton\":")
        output.put(jsonString: token)
        output.put("}")
    }

    /// A token for the declaration judged last; nil where it may not be signed.
    func token(from desk: SigningDesk) throws(InputError) -> String? {
        guard status != .refused else { return nil }
        return desk.token(
            fingerprint: try Fingerprint.of(declaration), rules: rulebook.version, exercice: judged.exercice,
            day: judged.day)
    }

    /// The bytes of the whole verdict of a declaration on a day: those that a receipt hashes.
    func verdictToSign(of declaration: ByteView, day: Int) throws(InputError) -> [UInt8] {
        var options = ValidationOptions()
        options.judging.day = day
        let output = OutputBuffer()
        try validate(declaration, options: options, into: output)
        return output.array
    }
}
