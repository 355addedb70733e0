/// Finds where each byte of a scalar stands, by reading its stretch of the file again.
///
/// libyaml gives the value and its ends only. The walk must come to the very same value; should it ever not, the value
/// stands, and every byte of it points at the whole scalar.
enum ScalarWalk {
    /// The text of a scalar that libyaml read as `value` between `start` and `end`, and where it really ends.
    static func text(
        _ value: [UInt8], style: YAMLNode.Style, in file: SourceFile, start: Int, end: Int
    ) -> (text: SourceText, end: Int) {
        let inside = start + 1..<max(start + 1, end - 1)
        switch style {
        case .plain: return (source(FlowWalk(file.bytes, start..<end).plain(), value, file, start..<end), end)
        case .singleQuoted: return (source(FlowWalk(file.bytes, inside).singleQuoted(), value, file, inside), end)
        case .doubleQuoted: return (source(FlowWalk(file.bytes, inside).doubleQuoted(), value, file, inside), end)
        case .literal, .folded:
            let walk = BlockWalk(file.bytes, start..<end)
            let text = walk.text(isFolded: style == .folded, value: value)
            return (source(text, value, file, start..<walk.contentEnd), walk.contentEnd)
        }
    }

    private static func source(
        _ walked: MappedText, _ value: [UInt8], _ file: SourceFile, _ range: Range<Int>
    ) -> SourceText {
        let segments =
            walked.bytes == value && !value.isEmpty
            ? walked.segments
            : [.init(textOffset: 0, fileOffset: range.lowerBound, fileLength: range.count)]
        return SourceText(bytes: value, file: file, segments: segments, fileEnd: range.upperBound)
    }
}

/// The bytes of YAML that the walks look for.
enum Mark {
    static let tab: UInt8 = 0x09
    static let newline: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let backslash: UInt8 = 0x5C

    static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }
    static func isBreak(_ byte: UInt8) -> Bool { byte == newline || byte == carriageReturn }

    /// How many bytes the line break at `offset` takes.
    static func breakLength(_ bytes: [UInt8], at offset: Int) -> Int {
        bytes[offset] == carriageReturn && offset + 1 < bytes.count && bytes[offset + 1] == newline ? 2 : 1
    }
}
