import AvalJSON
import AvalLoading
import AvalValues

/// What proves that a declaration was signed: what was judged, by which rules, when, and what the journal held before it.
///
/// Its line is canonical JSON (RFC 8785), so that anyone can make it again from its members; `sceau` is the Ed25519 signature
/// (RFC 8032) of the same line without `sceau`. It holds no name, mail or word of anybody, and no determinant.
public struct Receipt: Sendable, Hashable {
    /// Its place among the receipts of the journal, from 1.
    public var number = 0
    /// The declaration's own number; nil where it has none.
    public var declaration: String?
    /// What the declaration hashes to without its signature.
    public var fingerprint: String
    /// What the signature hashes to.
    public var signatureFingerprint: String
    /// The version of the rules and tariffs.
    public var rules: String
    /// The version of the program.
    public var program: String
    /// What the bytes of the verdict hash to.
    public var verdict: String
    /// The day judged, `AAAA-MM-JJ`.
    public var day: String
    /// When it was signed, in UTC (`2026-11-28T06:30:00Z`).
    public var signedAt = ""
    /// What the journal's line before hashes to.
    public var previous = ""
    /// The name of the key that sealed it.
    public var key = ""
    /// The seal: 64 bytes in base64.
    public var seal = ""

    /// What is to be signed; its number, its moment, its place in the journal and its seal are the journal's to give.
    public init(
        declaration: String?, fingerprint: String, signatureFingerprint: String, rules: String, program: String,
        verdict: String, day: String
    ) {
        (self.declaration, self.fingerprint) = (declaration, fingerprint)
        (self.signatureFingerprint, self.rules, self.program) = (signatureFingerprint, rules, program)
        (self.verdict, self.day) = (verdict, day)
    }

    /// The line of the journal, without its line feed.
    public var line: [UInt8] { bytes(isSealed: true) }

    /// What is sealed.
    public var unsealed: [UInt8] { bytes(isSealed: false) }

    /// The same, sealed by a key, under its name.
    public consuming func sealed(by key: SigningKey) -> Receipt {
        self.key = key.publicKey.id
        seal = Base64.text(key.sign(unsealed))
        return self
    }

    /// Whether the key that it names made its seal.
    public func isSealed(by key: PublicKey) -> Bool {
        guard TextKey(key.id) == TextKey(self.key), let seal = Base64.bytes(seal) else { return false }
        return key.verifies(seal, of: unsealed)
    }

    /// The receipt as JSON.
    public var json: JSONValue { (try? JSONReader.parse(line)) ?? .null }

    /// The members in the order of RFC 8785, which is that of these names.
    private func bytes(isSealed: Bool) -> [UInt8] {
        let output = OutputBuffer(capacity: 1024)
        output.put("{\"cle\":")
        output.put(jsonString: key)
        output.put(",\"date\":")
        output.put(jsonString: day)
        output.put(",\"declaration\":")
        if let declaration { output.put(jsonString: declaration) } else { output.put("null") }
        output.put(",\"empreinte\":")
        output.put(jsonString: fingerprint)
        output.put(",\"numero\":")
        output.put(integer: number)
        output.put(",\"precedent\":")
        output.put(jsonString: previous)
        output.put(",\"programme\":")
        output.put(jsonString: program)
        output.put(",\"regles\":")
        output.put(jsonString: rules)
        if isSealed {
            output.put(",\"sceau\":")
            output.put(jsonString: seal)
        }
        output.put(",\"signature_empreinte\":")
        output.put(jsonString: signatureFingerprint)
        output.put(",\"signe_le\":")
        output.put(jsonString: signedAt)
        output.put(",\"verdict\":")
        output.put(jsonString: verdict)
        output.put("}")
        return output.array
    }
}

extension Receipt {
    /// Reads the members of a receipt; nil where one is missing, wrong, or of no receipt, so that nothing unsealed passes.
    public init?(_ value: JSONValue) {
        guard let members = value.members, members.count == Self.names.count,
            members.allSatisfy({ Self.names.contains($0.key) }),
            let number = value["numero"]?.integer, number > 0,
            let fingerprint = value["empreinte"]?.string, let signature = value["signature_empreinte"]?.string,
            let rules = value["regles"]?.string, let program = value["programme"]?.string,
            let verdict = value["verdict"]?.string, let day = value["date"]?.string,
            let signedAt = value["signe_le"]?.string, let previous = value["precedent"]?.string,
            let key = value["cle"]?.string, let seal = value["sceau"]?.string, let declaration = value["declaration"],
            declaration.isNull || declaration.string != nil,
            [fingerprint, signature, rules, verdict, previous, key].allSatisfy(SHA256Digest.isText)
        else { return nil }
        self.init(
            declaration: declaration.string, fingerprint: fingerprint, signatureFingerprint: signature, rules: rules,
            program: program, verdict: verdict, day: day)
        (self.number, self.signedAt, self.previous, self.key, self.seal) = (number, signedAt, previous, key, seal)
    }

    /// The names of its members.
    private static let names: NameSet = [
        "cle", "date", "declaration", "empreinte", "numero", "precedent", "programme", "regles", "sceau",
        "signature_empreinte", "signe_le", "verdict",
    ]
}
