import AvalSystem

/// Programs of the machine that a measure may need.
enum Tools {
    /// Where the first of some programs that the machine has is; nil when it has none of them.
    static func find(_ names: String...) -> String? {
        let folders = (ThisProcess.environment("PATH") ?? "/usr/bin:/bin").split(separator: ":")
        for name in names {
            for folder in folders where Paths.isExecutable("\(folder)/\(name)") { return "\(folder)/\(name)" }
        }
        return nil
    }
}
