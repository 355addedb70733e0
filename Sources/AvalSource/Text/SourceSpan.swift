/// A stretch of a source file: half-open byte offsets.
public struct SourceSpan: Sendable, Hashable {
    /// The file that the offsets count in.
    public let file: SourceFile
    /// The first byte.
    public let lower: Int
    /// The byte after the last; equal to `lower` for a mere point.
    public let upper: Int

    /// A stretch from `lower` to before `upper`; an inverted stretch is taken as the point `lower`.
    public init(file: SourceFile, lower: Int, upper: Int) {
        self.file = file
        self.lower = lower
        self.upper = max(lower, upper)
    }

    /// Line and column (from 1, in characters) of the first byte.
    public var start: (line: Int, column: Int) { file.position(of: lower) }
    /// Line and column (from 1, in characters) of the byte after the last.
    public var end: (line: Int, column: Int) { file.position(of: upper) }

    /// Two spans are equal when they cover the same stretch of the same path.
    public static func == (left: SourceSpan, right: SourceSpan) -> Bool {
        left.lower == right.lower && left.upper == right.upper && left.file.path == right.file.path
    }

    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(file.path)
        hasher.combine(lower)
        hasher.combine(upper)
    }
}
