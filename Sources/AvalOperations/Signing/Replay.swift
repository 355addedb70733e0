import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalLoading
import AvalSigning
import AvalValues

/// Judges signed declarations again, each under the archived rules that its receipt names, and holds what comes of it against what
/// was signed, byte by byte.
public final class Replay {
    /// What came of one.
    public enum Outcome: Sendable {
        /// The very bytes that were signed.
        case identical
        /// Other bytes; field by field, where the verdict that was signed is at hand.
        case different([JSONValue]?)
        /// The declaration is not the one that was signed, or its signature is not.
        case otherDeclaration
        /// The rules are in no archive.
        case rulesMissing(String)
        /// The archived rules do not judge any more with this program.
        case rulesUnusable(String)
        /// The declaration cannot be judged.
        case illegible(InputError)
        /// No key of the service sealed the receipt: what it says of the verdict means nothing.
        case unsealed

        /// The outcome in a stable word.
        public var word: String {
            switch self {
            case .identical: "identique"
            case .different: "different"
            case .otherDeclaration: "autre_declaration"
            case .rulesMissing: "regles_absentes"
            case .rulesUnusable: "regles_inutilisables"
            case .illegible: "illisible"
            case .unsealed: "sceau_faux"
            }
        }
    }

    private let archive: RuleArchive
    private var last: Validator?

    /// Replays with the rules of an archive.
    public init(_ archive: RuleArchive) {
        self.archive = archive
    }

    /// Judges a declaration again as its receipt says.
    public func run(_ file: SignedFile, _ declaration: [UInt8]) -> Outcome {
        let receipt = file.receipt
        do throws(InputError) {
            let isSigned = try ByteView.with(declaration) { bytes throws(InputError) in
                guard TextKey(try Fingerprint.of(bytes)) == TextKey(receipt.fingerprint),
                    let signature = try Fingerprint.ofSignature(in: bytes)
                else { return false }
                return TextKey(signature) == TextKey(receipt.signatureFingerprint)
            }
            guard isSigned, let day = ISODay.number(receipt.day) else { return .otherDeclaration }
            let validator: Validator
            switch self.validator(of: receipt.rules) {
            case .success(let found): validator = found
            case .failure(let reason): return reason.outcome
            }
            let verdict = try ByteView.with(declaration) { bytes throws(InputError) in
                try validator.verdictToSign(of: bytes, day: day)
            }
            if TextKey(SHA256Digest.text(of: verdict)) == TextKey(receipt.verdict) { return .identical }
            let signed = file.verdict.flatMap {
                TextKey(SHA256Digest.text(of: $0)) == TextKey(receipt.verdict) ? $0 : nil
            }
            return .different(signed.map { VerdictDifference.list(from: $0, to: verdict) })
        } catch { return .illegible(error) }
    }

    private struct Lack: Error {
        let outcome: Outcome
    }

    /// Receipts of one version mostly come together.
    private func validator(of version: String) -> Result<Validator, Lack> {
        if let last, TextKey(last.rulebook.version) == TextKey(version) { return .success(last) }
        let files: RuleFiles
        do throws(ArchiveError) { files = try archive.files(of: version) } catch {
            return .failure(Lack(outcome: .rulesMissing(error.description)))
        }
        guard let rulebook = ArchivedRulebooks.rulebook(of: files) else {
            return .failure(
                Lack(
                    outcome: .rulesUnusable(
                        "les règles \(version) ne se chargent plus avec ce programme (\(Program.version)) : "
                            + "« aval check » les dit, extraites par « aval archive extract »")))
        }
        let validator = Validator(rulebook)
        last = validator
        return .success(validator)
    }
}

extension Replay.Outcome {
    /// The outcome as a person reads it, of a receipt of a program.
    public func words(_ receipt: Receipt) -> String {
        switch self {
        case .identical: "identique : \(receipt.verdict)"
        case .different(let list?) where list.isEmpty:
            "différent par la seule mise en forme des octets (signé par le programme \(receipt.program), rejoué par \(Program.version))"
        case .different(let list?):
            "différent (signé par le programme \(receipt.program), rejoué par \(Program.version)) :\n"
                + list.map { "    \(Self.line($0))" }.joined(separator: "\n")
        case .different:
            "différent (signé par le programme \(receipt.program), rejoué par \(Program.version)) ; le verdict signé n'est pas "
                + "dans le fichier du reçu : ce qui diffère ne peut être montré"
        case .otherDeclaration: "la déclaration, ou sa signature, n'est pas celle du reçu"
        case .unsealed: "aucune clé du service n'a scellé ce reçu, ou il a été changé depuis"
        case .rulesMissing(let reason), .rulesUnusable(let reason): reason
        case .illegible(let error): "la déclaration ne peut être jugée : \(error.pointer) \(error.message)"
        }
    }

    private static func line(_ difference: JSONValue) -> String {
        func text(_ name: String) -> String {
            difference[name].map { String(decoding: JSONWriter.bytes(of: $0), as: UTF8.self) } ?? "absent"
        }
        return "\(difference["chemin"]?.string ?? "") : \(text("avant")) à la signature, \(text("apres")) aujourd'hui"
    }

    /// The outcome as a program reads it.
    public var json: JSONValue {
        var members = [JSONMember("resultat", .string(word))]
        switch self {
        case .identical, .otherDeclaration, .unsealed: break
        case .different(let list):
            members.append(JSONMember("differences", list.map { .array($0) } ?? .null))
        case .rulesMissing(let reason), .rulesUnusable(let reason):
            members.append(JSONMember("message", .string(reason)))
        case .illegible(let error):
            members.append(JSONMember("chemin", .string(error.pointer)))
            members.append(JSONMember("message", .string(error.message)))
        }
        return .object(members)
    }
}
