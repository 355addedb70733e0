import AvalSystem

/// The folder of a service's keys: the one that it seals with, and every public key that it ever had.
///
/// `signature.pem` is the private key, for its owner alone; `publiques/` holds the public ones, which may be given to anyone
/// and are never removed, so that what was sealed stays verifiable.
public struct KeyFolder: Sendable {
    /// The name of the private key's file.
    static let privateName = "signature.pem"
    /// The name of the folder of the public keys.
    static let publicFolder = "publiques"
    /// No file of a key is longer.
    private static let longest = 4096

    /// The folder, as it was given.
    public let path: String

    /// The folder at a path; nothing is read yet.
    public init(at path: String) {
        self.path = path
    }

    /// Where the private key stands.
    public var privatePath: String { path + "/" + Self.privateName }

    /// The key to seal with. Refused where others may read it.
    public func signingKey() throws(KeyError) -> SigningKey {
        let (text, status): (String, FileStatus)
        do throws(SystemError) {
            let file = try Descriptor(opening: privatePath, [.withoutFollowing, .withoutWaiting])
            status = try file.status()
            text = String(decoding: try file.read(atMost: Self.longest), as: UTF8.self)
        } catch { throw error.cause == .missing ? .missing(path) : .system(privatePath, error) }
        if status.permissions & 0o077 != 0 { throw .exposed(privatePath, permissions: status.permissions) }
        if status.owner != ThisProcess.user, status.owner != 0 { throw .foreign(privatePath) }
        guard let key = SigningKey(pem: text) else { throw .illegible(privatePath) }
        return key
    }

    /// The key to seal with; made where there is none.
    public func signingKeyOrNew() throws(KeyError) -> SigningKey {
        let key: SigningKey
        do throws(KeyError) { key = try signingKey() } catch {
            guard case .missing = error else { throw error }
            do throws(KeyError) { return try makeFirst() } catch {
                guard case .exists = error else { throw error }
                // Another process made it meanwhile.
                return try signingKey()
            }
        }
        // What it seals must be verifiable, even where somebody took away its public half.
        if ((try? publicKeys()) ?? []).contains(key.publicKey) == false { try publish(key.publicKey) }
        return key
    }

    /// Makes the first key; refused where there is one.
    public func makeFirst() throws(KeyError) -> SigningKey {
        let lock = try lock()
        defer { withExtendedLifetime(lock) {} }
        if Paths.exists(privatePath) { throw .exists(path) }
        return try make()
    }

    /// Makes another key in the place of the one there is; its public half stays among the public keys.
    public func rotate() throws(KeyError) -> SigningKey {
        // What was sealed by the key that goes must stay verifiable.
        try publish(try signingKey().publicKey)
        return try make()
    }

    /// Every public key that the service had, by their names; none where a private key was brought here alone.
    public func publicKeys() throws(KeyError) -> [PublicKey] {
        let folder = path + "/" + Self.publicFolder
        let names: [[UInt8]]
        do throws(SystemError) { names = try Descriptor(opening: folder, .folder).names() } catch {
            if error.cause == .missing { return [] }
            throw .system(folder, error)
        }
        var keys: [PublicKey] = []
        for name in names.map({ String(decoding: $0, as: UTF8.self) }) where name.hasSuffix(".pem") {
            keys.append(try Self.publicKey(at: folder + "/" + name))
        }
        return keys
    }

    /// The public key of a PEM file.
    public static func publicKey(at path: String) throws(KeyError) -> PublicKey {
        let text: String
        do throws(SystemError) {
            text = String(decoding: try WholeFile.read(path, atMost: longest), as: UTF8.self)
        } catch { throw .system(path, error) }
        guard let key = PublicKey(pem: text) else { throw .illegible(path) }
        return key
    }

    // MARK: Writing

    /// Of those who make a key one does so at a time: two first keys would be one too many.
    private func lock() throws(KeyError) -> FileLock {
        do throws(SystemError) {
            try Paths.makeFolder(path, permissions: 0o700)
            return try FileLock(
                try Descriptor(opening: path, .folder), attempts: 200, pauseMilliseconds: 10, toleratingNone: true)
        } catch { throw .system(path, error) }
    }

    /// The public half first: whatever moment the program stops at, no key seals that nobody can verify.
    private func make() throws(KeyError) -> SigningKey {
        let key = SigningKey()
        try publish(key.publicKey)
        do throws(SystemError) {
            try WholeFile.replace(privatePath, with: Array(key.pem.utf8), permissions: 0o600, durability: .ofBytes)
            try Descriptor(opening: path, .folder).synchronize()
        } catch { throw .system(privatePath, error) }
        return key
    }

    private func publish(_ key: PublicKey) throws(KeyError) {
        let folder = path + "/" + Self.publicFolder
        let name = String(key.id.suffix(64).prefix(16)) + ".pem"
        do throws(SystemError) {
            try Paths.makeFolder(path, permissions: 0o700)
            try Paths.makeFolder(folder, permissions: 0o700)
            if (try? Self.publicKey(at: folder + "/" + name)) == key { return }
            try WholeFile.replace(
                folder + "/" + name, with: Array(key.pem.utf8), permissions: 0o644, durability: .ofBytes)
            try Descriptor(opening: folder, .folder).synchronize()
            try Descriptor(opening: path, .folder).synchronize()
        } catch { throw .system(folder, error) }
    }
}
