/// How much YAML is taken, so that no file can make the reader hang or grow.
public struct YAMLLimits: Sendable {
    /// The longest file, in bytes.
    public var bytes = 4 << 20
    /// The deepest nesting of lists and mappings, aliases followed; libyaml's time grows with its square.
    public var depth = 64
    /// The most values that a file stands for, each alias counted as what it repeats.
    public var nodes = 100_000
    /// The most syntax errors told for one file.
    public var syntaxErrors = 50

    /// The usual limits.
    public init() {}
}

/// Reads YAML 1.1 (through libyaml) into a tree where every node keeps its span.
///
/// Reading never fails: what is wrong is a finding, and what can still be read around it is in the tree.
public enum YAMLReader {
    /// The tree of a file, absent when the file holds nothing (or nothing readable), and what is wrong in it.
    ///
    /// With a syntax error, what could be read stands in the tree and the rest is `unreadable` nodes.
    public static func read(
        _ file: SourceFile, limits: YAMLLimits = YAMLLimits()
    ) -> (root: YAMLNode?, findings: [Finding]) {
        let obstacles = ByteCheck.findings(in: file, limits: limits)
        guard obstacles.isEmpty else { return (nil, obstacles) }
        let beginnings = IndentCheck.findings(in: file)
        guard beginnings.isEmpty else { return (nil, beginnings) }
        let start = ByteCheck.contentStart(of: file)
        let composer = Composer(file: file, limits: limits)
        switch composer.read(file.bytes[start...], base: start) {
        case .success(let root): return (root, composer.log.findings)
        case .failure(.limit): return (nil, composer.log.findings)
        case .failure(.syntax(let error)):
            return Recovery(file: file, limits: limits).read(start..<file.bytes.count, after: error)
        }
    }
}
