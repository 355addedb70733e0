/// Where a name's value is kept.
@frozen
public struct SlotReference: Sendable, Hashable {
    /// Which of a frame's records.
    @frozen
    public enum Level: UInt8, Sendable {
        /// The outermost.
        case root
        /// The middle.
        case row
        /// The subject.
        case element
    }

    /// Which record.
    public let level: Level
    /// Which slot of it.
    public let index: Int

    /// Slot `index` of the record `level`.
    public init(_ level: Level, _ index: Int) {
        self.level = level
        self.index = index
    }
}
