import Glibc

extension Descriptor {
    /// The names in an open folder, without `.` and `..`, in byte order; no more than `limit` are read.
    func names(atMost limit: Int) throws(SystemError) -> [[UInt8]] {
        // A second descriptor: a listing moves the place in its own, and closes it.
        let again = openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if again < 0 { throw SystemError("open") }
        guard let stream = fdopendir(again) else {
            let failure = SystemError("fdopendir")
            close(again)
            throw failure
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

    /// What a name in this folder stands for, a symbolic link followed or not.
    func status(of name: String, followed: Bool) throws(SystemError) -> stat {
        var status = stat()
        if fstatat(number, name, &status, followed ? 0 : AT_SYMLINK_NOFOLLOW) != 0 { throw SystemError("stat") }
        return status
    }
}

extension stat {
    /// Whether it is a plain file.
    var isFile: Bool { st_mode & S_IFMT == S_IFREG }
    /// Whether it is a folder.
    var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
    /// Whether it is a symbolic link.
    var isLink: Bool { st_mode & S_IFMT == S_IFLNK }
}
