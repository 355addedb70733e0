import AvalSystem
import Foundation
import Glibc
import Testing

@testable import AvalSigning

@Suite("Keys")
struct KeyTests {
    private let folder: MemoryFolder
    private let keys: KeyFolder

    init() throws {
        folder = try MemoryFolder()
        keys = KeyFolder(at: folder.at("cles"))
    }

    @Test func aKeyWrittenAsPEMIsTheSameKeyWhenItIsRead() throws {
        let key = SigningKey()
        let again = try #require(SigningKey(pem: key.pem))
        #expect(again.publicKey == key.publicKey)
        #expect(key.publicKey.verifies(again.sign([1, 2, 3]), of: [1, 2, 3]))
        #expect(PublicKey(pem: key.publicKey.pem) == key.publicKey)
        #expect(SigningKey(pem: key.pem.replacingOccurrences(of: "\n", with: "\r\n"))?.publicKey == key.publicKey)
    }

    @Test func whatIsNoKeyOfItsSortIsNotTakenForOne() {
        let key = SigningKey()
        #expect(PublicKey(pem: key.pem) == nil)
        #expect(SigningKey(pem: key.publicKey.pem) == nil)
        #expect(SigningKey(pem: "") == nil)
        #expect(SigningKey(pem: key.pem + key.pem) == nil)
        #expect(SigningKey(pem: String(key.pem.dropLast(40))) == nil)
        #expect(SigningKey(pem: key.pem.replacingOccurrences(of: "MC4CAQ", with: "MC4CAA")) == nil)
        #expect(PublicKey(bytes: [UInt8](repeating: 0, count: 31)) == nil)
    }

    @Test func aSignatureHoldsForItsVeryBytesAndItsKeyAlone() {
        let (one, other) = (SigningKey(), SigningKey())
        let bytes = Array("ce qui est signé".utf8)
        let signature = one.sign(bytes)
        #expect(one.publicKey.verifies(signature, of: bytes))
        #expect(!other.publicKey.verifies(signature, of: bytes))
        for index in signature.indices {
            var changed = signature
            changed[index] ^= 1
            #expect(!one.publicKey.verifies(changed, of: bytes))
        }
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1
            #expect(!one.publicKey.verifies(signature, of: changed))
        }
        #expect(!one.publicKey.verifies([], of: bytes))
        #expect(!one.publicKey.verifies(signature + [0], of: bytes))
    }

    @Test func theFirstKeyIsMadeForItsOwnerAlone() throws {
        let key = try keys.signingKeyOrNew()
        #expect(try FileStatus(of: keys.privatePath).permissions == 0o600)
        #expect(try FileStatus(of: keys.path).permissions == 0o700)
        #expect(try keys.signingKeyOrNew().publicKey == key.publicKey)
        #expect(try keys.publicKeys() == [key.publicKey])
        #expect(throws: KeyError.exists(keys.path)) { _ = try keys.makeFirst() }
    }

    @Test func thereIsNoKeyUntilOneIsMade() {
        #expect(throws: KeyError.missing(keys.path)) { _ = try keys.signingKey() }
        #expect(throws: KeyError.missing(keys.path)) { _ = try keys.rotate() }
        #expect(!folder.exists("cles"))
    }

    @Test(arguments: [0o640, 0o604, 0o660, 0o644, 0o610, 0o601] as [UInt32])
    func aKeyThatOthersMayReadOrWriteIsRefused(_ permissions: UInt32) throws {
        _ = try keys.makeFirst()
        try Paths.setPermissions(keys.privatePath, permissions)
        #expect(throws: KeyError.exposed(keys.privatePath, permissions: permissions)) { _ = try keys.signingKey() }
        // Nor is another made in its place.
        #expect(throws: KeyError.exposed(keys.privatePath, permissions: permissions)) {
            _ = try keys.signingKeyOrNew()
        }
        try Paths.setPermissions(keys.privatePath, 0o400)
        _ = try keys.signingKey()
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
    func aKeyOfAnotherUserIsRefused() throws {
        _ = try keys.makeFirst()
        #expect(chown(keys.privatePath, 12345, 12345) == 0)
        #expect(throws: KeyError.foreign(keys.privatePath)) { _ = try keys.signingKey() }
    }

    @Test func aKeyThatIsALinkOrNoKeyIsRefused() throws {
        _ = try keys.makeFirst()
        #expect(rename(keys.privatePath, folder.at("ailleurs")) == 0)
        #expect(symlink(folder.at("ailleurs"), keys.privatePath) == 0)
        #expect(throws: KeyError.self) { _ = try keys.signingKey() }
        try folder.write("cles/signature.pem", Array("bonjour".utf8))
        try Paths.setPermissions(keys.privatePath, 0o600)
        #expect(throws: KeyError.illegible(keys.privatePath)) { _ = try keys.signingKey() }
        #expect(throws: KeyError.illegible(keys.privatePath)) { _ = try keys.signingKeyOrNew() }
    }

    @Test func rotationKeepsEveryPublicKeyThereWas() throws {
        let first = try keys.makeFirst().publicKey
        let second = try keys.rotate().publicKey
        let third = try keys.rotate().publicKey
        #expect(Set([first, second, third]).count == 3)
        #expect(try keys.signingKey().publicKey == third)
        #expect(Set(try keys.publicKeys()) == [first, second, third])
        #expect(try FileStatus(of: keys.privatePath).permissions == 0o600)
    }

    @Test func aKeyBroughtAloneIsUsedWithoutTheFolderOfPublicOnes() throws {
        let key = try keys.makeFirst().publicKey
        try folder.remove("cles/publiques")
        #expect(try keys.signingKeyOrNew().publicKey == key)
        let desk = try SigningDesk(SigningState(at: folder.path), keys: keys.path) { TestClock.start }
        #expect(desk.known.contains(key))
    }

    @Test func ofManyWhoMakeTheFirstKeyAtOnceAllGetTheSame() throws {
        let keys = keys
        let made = try (0..<8).map { _ in
            Threaded { try keys.signingKeyOrNew().publicKey }
        }.map { try $0.join() }
        #expect(Set(made).count == 1)
        #expect(try keys.signingKey().publicKey == made[0])
    }

    @Test func noMessageOfAKeyShowsTheKey() throws {
        let key = try keys.makeFirst()
        let secret = try #require(key.pem.split(separator: "\n").dropFirst().first)
        #expect(!"\(key)".contains(secret))
        for error in [KeyError.missing("a"), .exists("a"), .exposed("a", permissions: 0o644), .illegible("a")] {
            #expect(error.description.contains("« a »") && !error.description.hasSuffix("."))
        }
    }
}
