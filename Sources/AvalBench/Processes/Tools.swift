import Glibc

/// Programs of the machine that a measure may need.
enum Tools {
    /// Where the first of some programs that the machine has is; nil when it has none of them.
    static func find(_ names: String...) -> String? {
        let folders = String(cString: getenv("PATH") ?? strdup("/usr/bin:/bin")).split(separator: ":")
        for name in names {
            for folder in folders where access("\(folder)/\(name)", X_OK) == 0 { return "\(folder)/\(name)" }
        }
        return nil
    }
}
