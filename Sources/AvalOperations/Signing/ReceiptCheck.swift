import AvalDeclarations
import AvalJSON
import AvalLoading
import AvalSigning
import AvalValues

/// What anyone can tell of a receipt who has the service's public keys: who sealed it, and of what.
public struct ReceiptCheck {
    /// One thing that was looked at.
    public struct Finding {
        /// What comes of looking.
        public enum Outcome: String, Sendable {
            /// It is so.
            case sound = "conforme"
            /// It is not so.
            case wrong = "faux"
            /// It was not given, and not looked at.
            case absent = "non_verifie"
        }

        /// What was looked at, in a word.
        public let subject: String
        /// What comes of it.
        public let outcome: Outcome
        /// The same in French.
        public let words: String
    }

    /// The receipt.
    public let receipt: Receipt
    /// What was looked at, in order.
    public let findings: [Finding]

    /// Whether something is not so.
    public var isWrong: Bool { findings.contains { $0.outcome == .wrong } }

    /// Looks at a receipt with these keys, and at the declaration that it is of, where it is given. Throws what cannot be read of
    /// the declaration.
    public init(_ file: SignedFile, keys: [PublicKey], declaration: [UInt8]?) throws(InputError) {
        receipt = file.receipt
        var findings = [Self.seal(of: file.receipt, keys)]
        if let declaration {
            findings += try Self.declaration(declaration, file.receipt)
        } else {
            findings.append(
                Finding(subject: "declaration", outcome: .absent, words: "déclaration : non donnée, non vérifiée"))
        }
        findings.append(Self.verdict(file))
        self.findings = findings
    }

    private static func seal(of receipt: Receipt, _ keys: [PublicKey]) -> Finding {
        guard let key = keys.first(where: { TextKey($0.id) == TextKey(receipt.key) }) else {
            return Finding(
                subject: "sceau", outcome: .wrong,
                words: "sceau : la clé publique \(receipt.key) n'est pas parmi celles données, rien ne prouve le reçu")
        }
        return receipt.isSealed(by: key)
            ? Finding(subject: "sceau", outcome: .sound, words: "sceau : celui de la clé \(receipt.key)")
            : Finding(
                subject: "sceau", outcome: .wrong,
                words: "sceau : faux, le reçu n'a pas été scellé par cette clé, ou a été changé depuis")
    }

    private static func declaration(_ bytes: [UInt8], _ receipt: Receipt) throws(InputError) -> [Finding] {
        let (declaration, signature) = try ByteView.with(bytes) { bytes throws(InputError) in
            (try Fingerprint.of(bytes), try Fingerprint.ofSignature(in: bytes))
        }
        let isSame = TextKey(declaration) == TextKey(receipt.fingerprint)
        let first = Finding(
            subject: "declaration", outcome: isSame ? .sound : .wrong,
            words: isSame
                ? "déclaration : celle qui a été signée"
                : "déclaration : ce n'est pas celle qui a été signée, ou elle a changé")
        guard let signature else {
            return [
                first,
                Finding(subject: "signature", outcome: .absent, words: "signature : absente du fichier, non vérifiée"),
            ]
        }
        let isSigned = TextKey(signature) == TextKey(receipt.signatureFingerprint)
        return [
            first,
            Finding(
                subject: "signature", outcome: isSigned ? .sound : .wrong,
                words: isSigned
                    ? "signature : celle du reçu" : "signature : ce n'est pas celle du reçu, ou elle a changé"),
        ]
    }

    private static func verdict(_ file: SignedFile) -> Finding {
        guard let verdict = file.verdict else {
            return Finding(subject: "verdict", outcome: .absent, words: "verdict : non donné, non vérifié")
        }
        let isSame = TextKey(SHA256Digest.text(of: verdict)) == TextKey(file.receipt.verdict)
        return Finding(
            subject: "verdict", outcome: isSame ? .sound : .wrong,
            words: isSame ? "verdict : celui du reçu" : "verdict : ce n'est pas celui du reçu, ou il a changé")
    }

    /// What was looked at, as a person reads it.
    public var text: String {
        let name = receipt.declaration.map { "déclaration \($0)" } ?? "déclaration sans numéro"
        return
            (["Reçu \(receipt.number) du \(receipt.signedAt), \(name), jugée au \(receipt.day) :"]
            + findings.map { "  \(Self.mark($0.outcome)) \($0.words)" }).joined(separator: "\n")
    }

    private static func mark(_ outcome: Finding.Outcome) -> String {
        switch outcome {
        case .sound: "✓"
        case .wrong: "✗"
        case .absent: "–"
        }
    }

    /// What was looked at, as a program reads it.
    public var json: JSONValue {
        [
            "recu": receipt.json, "conforme": .bool(!isWrong),
            "verifications": .array(
                findings.map {
                    [
                        "objet": .string($0.subject), "resultat": .string($0.outcome.rawValue),
                        "message": .string($0.words),
                    ]
                }),
        ]
    }
}
