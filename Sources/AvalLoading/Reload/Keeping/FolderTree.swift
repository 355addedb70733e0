import Glibc

extension Descriptor {
    /// Makes a folder of this name that only its owner may enter; one that stands already is left as it is.
    func makeFolder(_ name: String) throws(SystemError) {
        if mkdirat(number, name, 0o700) != 0, errno != EEXIST { throw SystemError("mkdir") }
    }

    /// Makes a new file of these bytes, and waits until they are on the disk.
    func writeFile(_ name: String, _ bytes: [UInt8]) throws(SystemError) {
        let file = try Descriptor(opening: name, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW, at: number, mode: 0o600)
        try file.write(bytes)
        try file.synchronize()
    }

    /// Gives `name` the name `other`, in one step, whatever `other` stood for.
    func rename(_ name: String, to other: String) throws(SystemError) {
        if renameat(number, name, number, other) != 0 { throw SystemError("rename") }
    }

    /// Removes a file, or a folder with all it holds; links are removed, not followed. A missing one is as good as removed.
    func remove(_ name: String) throws(SystemError) {
        if unlinkat(number, name, 0) == 0 || errno == ENOENT { return }
        guard errno == EISDIR || errno == EPERM else { throw SystemError("unlink") }
        let inner = try Descriptor(opening: name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, at: number)
        for bytes in try inner.names(atMost: .max) { try inner.remove(String(decoding: bytes, as: UTF8.self)) }
        if unlinkat(number, name, AT_REMOVEDIR) != 0 { throw SystemError("rmdir") }
    }
}
