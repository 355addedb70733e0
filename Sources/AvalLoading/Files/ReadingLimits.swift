/// How much a rule set may hold: whoever writes the files may make a mistake, and a link may lead anywhere.
struct ReadingLimits: Sendable {
    /// The most bytes in one file.
    var fileBytes = 4 << 20
    /// The most files of rules and tariffs together.
    var files = 2_000
    /// The most bytes of rules and tariffs together.
    var totalBytes = 64 << 20
    /// The most folders one inside the other.
    var depth = 8
    /// The most names looked at, the ignored ones too.
    var entries = 20_000
}
