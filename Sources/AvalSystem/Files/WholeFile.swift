/// Files read and replaced whole.
public enum WholeFile {
    /// How far a replacement is on the disk when it is done: what a machine that stops at that moment may lose.
    public enum Durability: Sendable {
        /// Nothing is waited for: a process that is killed leaves the old file or the new one, a machine that stops may
        /// not.
        case ofProcess
        /// The bytes are on the disk before they get the name.
        case ofBytes
        /// The name is too.
        case ofName
    }

    /// What the name of a file that is being written ends with, until it takes the place of the one before.
    public static let draftEnding = ".nouveau"

    /// The bytes of a file, at most `limit` of them.
    public static func read(_ path: String, atMost limit: Int = .max) throws(SystemError) -> [UInt8] {
        try Descriptor(opening: path).read(atMost: limit)
    }

    /// Puts a file of these bytes in the place of `path`: readers see the old one or the new one. It is written beside it,
    /// under the name with ``draftEnding``; what cannot be written leaves nothing behind.
    public static func replace(
        _ path: String, with bytes: [UInt8], permissions: UInt32 = 0o600, durability: Durability = .ofProcess
    ) throws(SystemError) {
        let folder = Descriptor.workingFolder
        try folder.replaceFile(
            path, with: bytes, draft: path + draftEnding, permissions: permissions, durability: durability)
    }
}

extension Descriptor {
    /// Puts a file of these bytes in the place of a name in this folder, by way of the name `draft`.
    public func replaceFile(
        _ name: String, with bytes: [UInt8], draft: String, permissions: UInt32 = 0o600,
        durability: WholeFile.Durability
    ) throws(SystemError) {
        try? removeFile(draft)
        do throws(SystemError) {
            let file = try open(draft, [.writing, .creatingNew, .withoutFollowing], permissions: permissions)
            try file.write(bytes)
            if durability != .ofProcess { try file.synchronize() }
            try rename(draft, to: name)
        } catch {
            try? removeFile(draft)
            throw error
        }
        if durability == .ofName { try synchronize() }
    }
}
