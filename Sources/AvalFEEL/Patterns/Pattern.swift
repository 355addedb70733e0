/// A regular expression, read and ready.
struct Pattern {
    private let program: PatternProgram
    private let flags: PatternFlags
    private let usesBackReferences: Bool

    /// How many instructions are run at an offset of the text, at most.
    private static let maxSteps = 20_000_000
    /// The same, where back-references keep the matcher from remembering what led nowhere.
    private static let maxBackSteps = 1_000_000

    /// `nil` where the pattern or a flag is none.
    init?(_ pattern: String, flags: String = "") {
        guard pattern.utf8.count <= 10_000, let flags = PatternFlags(flags) else { return nil }
        var parser = PatternParser(pattern, flags)
        guard let tree = parser.tree(), let program = PatternProgram(tree, groupCount: parser.groupCount) else {
            return nil
        }
        self.program = program
        self.flags = flags
        usesBackReferences = parser.usesBackReferences
    }

    /// How many groups the pattern has.
    var groupCount: Int { program.groupCount }

    /// All matches that do not overlap, from left to right: for each group, the whole first, the stretch that it
    /// matched, if it did. `limit` ends the search early; `spent` grows by the steps that it took.
    func matches(
        in text: [Unicode.Scalar], limit: Int = Int.max, spent: inout Int
    ) throws(PatternError) -> [[Range<Int>?]] {
        guard program.code.count.multipliedReportingOverflow(by: text.count + 1).partialValue <= Pattern.maxSteps else {
            throw .tooLong
        }
        var matcher = PatternMatcher(
            program, flags, text, remembers: !usesBackReferences,
            steps: usesBackReferences ? Pattern.maxBackSteps : 2 * Pattern.maxSteps)
        defer { spent += matcher.spent }
        var found: [[Range<Int>?]] = []
        var start = 0
        while found.count < limit, start <= text.count {
            guard let match = try matcher.match(from: start), let whole = match[0] else { break }
            found.append(match)
            start = whole.isEmpty ? whole.upperBound + 1 : whole.upperBound
        }
        return found
    }
}
