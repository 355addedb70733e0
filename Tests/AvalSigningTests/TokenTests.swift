import AvalLoading
import Testing

@testable import AvalSigning

@Suite("Tokens")
struct TokenTests {
    private let key = SigningKey()
    private let token = SigningToken(
        fingerprint: SHA256Digest.text(of: [1]), rules: SHA256Digest.text(of: [2]), exercice: 2026, day: 20_000,
        expiry: TestClock.start)

    @Test func aTokenReadsAsItWasGiven() {
        let text = token.text(sealedBy: key)
        #expect(SigningToken(text, sealedByOneOf: [SigningKey().publicKey, key.publicKey]) == token)
        #expect(text.utf8.count <= SigningToken.longest)
        // It goes through addresses, headers and JSON as it is.
        #expect(text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) })
        var without = token
        without.exercice = nil
        #expect(SigningToken(without.text(sealedBy: key), sealedByOneOf: [key.publicKey]) == without)
    }

    @Test func theLongestTokenStaysWithinItsBound() {
        var longest = token
        (longest.exercice, longest.day, longest.expiry) = (.min, .min, .min)
        #expect(longest.text(sealedBy: key).utf8.count <= SigningToken.longest)
    }

    @Test func aTokenWithAnyByteChangedIsNone() {
        let text = Array(token.text(sealedBy: key).utf8)
        for index in text.indices {
            for other in [text[index] ^ 1, UInt8(ascii: "A"), UInt8(ascii: "."), UInt8(ascii: "=")]
            where other != text[index] {
                var changed = text
                changed[index] = other
                let read = SigningToken(String(decoding: changed, as: UTF8.self), sealedByOneOf: [key.publicKey])
                #expect(read == nil, "byte \(index) as \(other)")
            }
        }
        for length in text.indices {
            #expect(
                SigningToken(String(decoding: text[..<length], as: UTF8.self), sealedByOneOf: [key.publicKey]) == nil)
        }
    }

    @Test func anotherKeysTokenIsNone() {
        #expect(SigningToken(token.text(sealedBy: SigningKey()), sealedByOneOf: [key.publicKey]) == nil)
        #expect(SigningToken(token.text(sealedBy: key), sealedByOneOf: []) == nil)
    }

    @Test func neitherAReceiptNorAnyTextIsATokenNorATokenAReceipt() throws {
        var draft = Receipt.draft(1)
        draft.number = 1
        let receipt = draft.sealed(by: key)
        let seal = try #require(Base64.bytes(receipt.seal))
        let forged = Base64.addressText(receipt.unsealed) + "." + Base64.addressText(seal)
        #expect(SigningToken(forged, sealedByOneOf: [key.publicKey]) == nil)
        // Nor is the seal of a token's payload one of the payload alone.
        let parts = token.text(sealedBy: key).split(separator: ".")
        let payload = try #require(Base64.addressBytes(parts[0]))
        let signature = try #require(Base64.addressBytes(parts[1]))
        #expect(!key.publicKey.verifies(signature, of: payload))
        for text in ["", ".", "a.b", "é.é", String(repeating: "A", count: 5000), "a.b.c"] {
            #expect(SigningToken(text, sealedByOneOf: [key.publicKey]) == nil)
        }
    }

    @Test func base64HasOneTextForSomeBytes() {
        for length in 0..<70 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 197) }
            #expect(Base64.bytes(Base64.text(bytes)) == bytes)
            #expect(Base64.addressBytes(Base64.addressText(bytes)) == bytes)
        }
        #expect(Base64.bytes("AB==") == nil && Base64.bytes("AA=") == nil && Base64.bytes("AA==\n") == nil)
        #expect(Base64.addressBytes("AB") == nil && Base64.addressBytes("AA==") == nil)
        #expect(Base64.addressBytes("+/+/") == nil && Base64.bytes("-_-_") == nil)
    }
}
