/// Why a text is not the JSON it should be, and where: trivial, so that throwing it costs nothing.
public struct ScanError: Error, Sendable, Hashable {
    /// What went wrong.
    public enum Reason: UInt8, Sendable {
        /// Not JSON at this byte.
        case notJSON
        /// The mark that some editors write at the head of a text, elsewhere than there.
        case byteOrderMark
        /// A string that is not UTF-8 at this byte.
        case notUTF8
        /// An escape for half of a character, without the other half.
        case halfCharacter
        /// The text ends before its value does.
        case truncated
        /// Nested deeper than the limit.
        case tooDeep
        /// A key that its object already has.
        case duplicateKey
        /// More keys than the reader was given to hold.
        case tooManyKeys
    }

    /// What went wrong.
    public let reason: Reason
    /// The byte at which it was seen.
    public let offset: Int

    /// An error of `reason` at byte `offset`.
    public init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}
