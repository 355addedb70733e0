import Glibc

extension Descriptor {
    /// The names in an open folder, without `.` and `..`, in byte order; no more than `limit` are read.
    public func names(atMost limit: Int = .max) throws(SystemError) -> [[UInt8]] {
        // A second descriptor: a listing moves where reading stands in its own, and closes it.
        let again = try open(".", .folder).release()
        guard let stream = fdopendir(again) else {
            let error = SystemError("fdopendir")
            close(again)
            throw error
        }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while names.count < limit {
            errno = 0
            guard let entry = readdir(stream) else {
                if errno != 0 { throw SystemError("readdir") }
                break
            }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
        }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// Makes a folder in this one that only its owner may enter; one that stands already is left as it is.
    public func makeFolder(_ name: String) throws(SystemError) {
        do throws(SystemError) { try attempt("mkdir") { mkdirat(number, name, 0o700) } } catch {
            if error.cause != .exists { throw error }
        }
    }

    /// Makes a new file of these bytes in this folder, and waits until they are on the disk.
    public func writeFile(_ name: String, _ bytes: [UInt8]) throws(SystemError) {
        let file = try open(name, [.writing, .creatingNew, .withoutFollowing])
        try file.write(bytes)
        try file.synchronize()
    }

    /// Gives `name` the name `other`, in one step, whatever `other` stood for.
    public func rename(_ name: String, to other: String) throws(SystemError) {
        try attempt("rename") { renameat(number, name, number, other) }
    }

    /// Takes a name in this folder away from its file, whatever it is but a folder.
    public func removeFile(_ name: String) throws(SystemError) { try attempt("unlink") { unlinkat(number, name, 0) } }

    /// Removes a file, or a folder with all it holds; links are removed, not followed. A missing one is as good as removed.
    public func remove(_ name: String) throws(SystemError) {
        do throws(SystemError) {
            try removeFile(name)
        } catch {
            if error.cause == .missing { return }
            guard error.cause == .isAFolder || error.number == EPERM else { throw error }
            try removeFolder(name)
        }
    }

    private func removeFolder(_ name: String) throws(SystemError) {
        let inner = try open(name, [.folder, .withoutFollowing])
        for bytes in try inner.names() { try inner.remove(String(decoding: bytes, as: UTF8.self)) }
        try attempt("rmdir") { unlinkat(number, name, AT_REMOVEDIR) }
    }
}
