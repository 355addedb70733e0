import Glibc

/// What is done with paths that start in the working folder.
public enum Paths {
    /// Whether something is there.
    public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Whether a program of this path can be run.
    public static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }

    /// Whether a folder is there.
    public static func isFolder(_ path: String) -> Bool { (try? FileStatus(of: path))?.kind == .folder }

    /// Whether files of this folder may be made and replaced.
    public static func requireWritable(folder path: String) throws(SystemError) {
        try attempt("access") { access(path, W_OK | X_OK) }
    }

    /// The size of a file in bytes; 0 where there is none.
    public static func size(_ path: String) -> Int { (try? FileStatus(of: path))?.size ?? 0 }

    /// The folder in which a path stands.
    public static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Takes a name away from its file, whatever it is but a folder.
    public static func remove(_ path: String) throws(SystemError) { try attempt("unlink") { unlink(path) } }

    /// Gives a file another name, in place of what had it.
    public static func rename(_ path: String, to other: String) throws(SystemError) {
        try attempt("rename") { Glibc.rename(path, other) }
    }

    /// Makes a folder; one that is there already is left as it is.
    public static func makeFolder(_ path: String, permissions: UInt32) throws(SystemError) {
        do throws(SystemError) { try attempt("mkdir") { mkdir(path, permissions) } } catch {
            if error.cause != .exists { throw error }
        }
    }

    /// Sets who may do what with a file.
    public static func setPermissions(_ path: String, _ permissions: UInt32) throws(SystemError) {
        try attempt("chmod") { chmod(path, permissions) }
    }

    /// Gives a file to a group; its owner stays.
    public static func setGroup(_ path: String, _ group: UInt32) throws(SystemError) {
        try attempt("lchown") { lchown(path, uid_t.max, group) }
    }

    /// Where a symbolic link leads, as it says; nil where there is no link.
    public static func target(ofLink path: String) -> String? {
        var text = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &text, text.count)
        return count < 0 ? nil : String(decoding: text[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
