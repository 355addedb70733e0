/// Why a text is no JSON that can be taken, and where.
public struct JSONError: Error, Sendable, Hashable {
    /// What is wrong.
    public enum Kind: Sendable, Hashable {
        /// Not JSON at this byte.
        case notJSON
        /// Not UTF-8 at this byte, or an escape for half of a character.
        case notUTF8
        /// The text ends before its value does.
        case truncated
        /// Nested deeper than the limit.
        case tooDeep
        /// A key that its object has already.
        case duplicateKey
        /// Something after the value.
        case trailingText
    }

    /// What is wrong.
    public let kind: Kind
    /// The byte at which it was seen, from 0.
    public let offset: Int
    /// The value being read. Its keys come from the text as they are: code that shows it decides what may be shown.
    public let pointer: JSONPointer

    /// An error of `kind` at byte `offset`, in the value at `pointer`.
    public init(_ kind: Kind, at offset: Int, pointer: JSONPointer) {
        self.kind = kind
        self.offset = offset
        self.pointer = pointer
    }

    /// The line and the column of the error in the text that was read.
    public func position(in text: some Sequence<UInt8>) -> TextPosition { TextPosition(of: offset, in: text) }
}
