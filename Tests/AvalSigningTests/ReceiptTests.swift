import AvalJSON
import AvalLoading
import Testing

@testable import AvalSigning

@Suite("Receipts")
struct ReceiptTests {
    private let key = SigningKey()

    private func receipt(declaration: String? = "D-1") -> Receipt {
        var draft = Receipt.draft(1)
        draft.declaration = declaration
        (draft.number, draft.signedAt, draft.previous) = (7, "2026-11-28T06:30:00Z", JournalEnd.origin)
        return draft.sealed(by: key)
    }

    @Test(
        arguments: [
            "D-1", nil, "", "é « \"quoted\" » \\ / \u{1}\u{7F}\u{2028}\u{E000}😀\t\u{8}\u{C}\n\r",
        ] as [String?])
    func aLineIsTheCanonicalJSONOfItsMembers(_ declaration: String?) throws {
        let receipt = receipt(declaration: declaration)
        let value = try JSONReader.parse(receipt.line)
        #expect(try CanonicalJSON.bytes(of: value) == receipt.line)
        #expect(try CanonicalJSON.bytes(of: try JSONReader.parse(receipt.unsealed)) == receipt.unsealed)
        #expect(value.members?.count == 12)
        #expect(Receipt(value) == receipt)
        #expect(receipt.isSealed(by: key.publicKey))
    }

    @Test func whatIsSealedIsTheReceiptWithoutItsSealAlone() throws {
        let receipt = receipt()
        let members = try #require(try JSONReader.parse(receipt.line).members).filter { $0.key != "sceau" }
        #expect(try CanonicalJSON.bytes(of: .object(members)) == receipt.unsealed)
        let seal = try #require(Base64.bytes(receipt.seal))
        #expect(key.publicKey.verifies(seal, of: receipt.unsealed))
    }

    @Test func aChangeOfAnyMemberBreaksTheSeal() throws {
        let receipt = receipt()
        let members = try #require(receipt.json.members)
        let other = SHA256Digest.text(of: [9])
        let values: [String: JSONValue] = [
            "cle": .string(other), "date": "2026-11-29", "declaration": "D-2", "empreinte": .string(other), "numero": 8,
            "precedent": .string(other), "programme": "1.0.1", "regles": .string(other),
            "sceau": .string(Base64.text([UInt8](repeating: 1, count: 64))), "signature_empreinte": .string(other),
            "signe_le": "2026-11-28T06:30:01Z", "verdict": .string(other),
        ]
        #expect(Set(values.keys) == Set(members.map(\.key)))
        for (name, value) in values {
            let changed = members.map { $0.key == name ? JSONMember(name, value) : $0 }
            let read = try #require(Receipt(.object(changed)), "\(name)")
            #expect(!read.isSealed(by: key.publicKey), "\(name)")
        }
        #expect(!receipt.isSealed(by: SigningKey().publicKey))
    }

    @Test func aReceiptWithAMemberMoreOrLessOrOfAnotherKindIsNone() throws {
        let members = try #require(receipt().json.members)
        for index in members.indices {
            var less = members
            less.remove(at: index)
            #expect(Receipt(.object(less)) == nil, "\(members[index].key)")
            less.append(JSONMember("autre", members[index].value))
            #expect(Receipt(.object(less)) == nil, "\(members[index].key)")
            for wrong in [true, [], ["a": 1], -1] as [JSONValue] {
                var changed = members
                changed[index] = JSONMember(members[index].key, wrong)
                #expect(Receipt(.object(changed)) == nil, "\(members[index].key)")
            }
        }
        #expect(Receipt(.object(members + [JSONMember("autre", "x")])) == nil)
        #expect(Receipt([]) == nil && Receipt(.null) == nil && Receipt([:]) == nil)
    }

    @Test func theLineOfARepeatedMemberIsNotTheReceipts() throws {
        let line = receipt().line
        let twice = Array("{\"numero\":8,".utf8) + line.dropFirst()
        #expect((try? JSONReader.parse(twice)).flatMap(Receipt.init) == nil)
    }

    @Test func aSegmentSealIsCanonicalAndSealed() throws {
        let seal = SegmentSeal(
            segment: 3, count: 40, last: 120, closedAt: "2026-12-31T23:59:59Z", previous: JournalEnd.origin, key: ""
        ).sealed(by: key)
        let value = try JSONReader.parse(seal.line)
        #expect(try CanonicalJSON.bytes(of: value) == seal.line)
        #expect(SegmentSeal(value) == seal)
        #expect(seal.isSealed(by: key.publicKey))
        var other = seal
        other.count = 39
        #expect(!other.isSealed(by: key.publicKey))
        #expect(Receipt(value) == nil)
        #expect(SegmentSeal(receipt().json) == nil)
    }
}
