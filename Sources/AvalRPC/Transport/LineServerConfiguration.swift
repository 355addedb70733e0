/// The limits and threads of a line server. Sizes are in bytes; what is out of range is brought to the nearest bound.
public struct LineServerConfiguration: Sendable, Hashable {
    /// The longest line taken, its line feed not counted (default 16 MiB).
    public let maxLine: Int
    /// How many connections may be open at once (default 4,096). The process's limit of open files can lower it.
    public let maxConnections: Int
    /// How many heavy lines may be waiting or being answered, over all connections (default 256). A connection has one
    /// at most: its next line is looked at once that one is answered.
    public let maxHeavyLines: Int
    /// How many bytes may be held for lines still coming in and for heavy lines, over all connections (default
    /// 256 MiB). The first 64 KiB of each connection are not counted.
    public let maxHeldBytes: Int
    /// A connection whose unsent answers exceed this is neither read nor answered further until its client reads
    /// (default 128 KiB). One answer may exceed it.
    public let maxUnsentBytes: Int
    /// How many bytes of answers over 64 KiB may wait for their clients to read them, over all connections (default
    /// 256 MiB). An answer that finds no room is an overload.
    public let maxAnswerBytes: Int
    /// How many seconds a client may do nothing, neither ending a line nor reading its answers, before its connection is
    /// closed (default 600).
    public let idleSeconds: Int
    /// Who may do what those may who run the server.
    public let administrators: Administrators
    /// Threads that receive, send and answer common lines (default 2).
    public let threads: Int
    /// Threads that answer heavy lines (default 2).
    public let heavyThreads: Int

    /// The given limits, or the defaults.
    public init(
        maxLine: Int = 16 * 1024 * 1024, maxConnections: Int = 4096, maxHeavyLines: Int = 256,
        maxHeldBytes: Int = 256 * 1024 * 1024, maxUnsentBytes: Int = 128 * 1024,
        maxAnswerBytes: Int = 256 * 1024 * 1024, idleSeconds: Int = 600,
        administrators: Administrators = Administrators(), threads: Int = 2, heavyThreads: Int = 2
    ) {
        self.maxLine = Self.clamp(maxLine, 1, 1 << 30)
        self.maxConnections = Self.clamp(maxConnections, 1, 1 << 20)
        self.maxHeavyLines = Self.clamp(maxHeavyLines, 0, 1 << 20)
        self.maxHeldBytes = Self.clamp(maxHeldBytes, 0, 1 << 40)
        self.maxUnsentBytes = Self.clamp(maxUnsentBytes, 1024, 1 << 30)
        self.maxAnswerBytes = Self.clamp(maxAnswerBytes, 0, 1 << 40)
        self.idleSeconds = Self.clamp(idleSeconds, 1, 1 << 30)
        self.administrators = administrators
        self.threads = Self.clamp(threads, 1, 256)
        self.heavyThreads = Self.clamp(heavyThreads, 1, 256)
    }

    private static func clamp(_ value: Int, _ low: Int, _ high: Int) -> Int { min(max(value, low), high) }
}
