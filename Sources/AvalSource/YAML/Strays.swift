/// Keys that stand where the elements of a list do: their dash was forgotten, or their indentation.
struct Strays {
    /// What is to be told of a part.
    enum Stray {
        /// Nothing: it is no stray.
        case none
        /// A stray like the one before it, which was told.
        case told
        /// The first of some strays: what is wrong, and the bytes of its key.
        case new(SyntaxFinding, at: Range<Int>)
    }

    private let isList: Bool
    /// The key that the elements of the list begin with.
    private let firstKey: [UInt8]
    private var isAfterStray = false

    /// The parts of a stretch; its first says whether it is a list.
    init(_ parts: [YAMLBlock]) {
        isList = parts.first?.isItem ?? false
        firstKey = parts.first.flatMap { $0.isItem ? Self.key(of: $0.itemContent()) : nil } ?? []
    }

    /// Takes the next part.
    mutating func next(_ part: YAMLBlock) -> Stray {
        // A tab for an indentation has a finding of its own.
        guard isList, !part.isItem, !Self.beginsWithTab(part), let keyEnd = part.keyEnd else {
            isAfterStray = false
            return .none
        }
        let beginsElement = !firstKey.isEmpty && Self.key(of: part) == firstKey
        if isAfterStray, !beginsElement { return .told }
        isAfterStray = true
        return .new(beginsElement ? .missingDash : .missingIndent, at: part.contentStart..<keyEnd - 1)
    }

    private static func beginsWithTab(_ block: YAMLBlock) -> Bool {
        block.bytes.prefix(block.contentStart - block.range.lowerBound).contains(UInt8(ascii: "\t"))
    }

    private static func key(of block: YAMLBlock) -> [UInt8]? {
        block.keyEnd.map {
            Array(block.bytes[block.contentStart - block.range.lowerBound..<$0 - block.range.lowerBound])
        }
    }
}
