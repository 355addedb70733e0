/// From libyaml's marks, which count characters, to bytes.
struct MarkTable {
    /// The byte offset of every 64th character; empty when each character is one byte.
    private var milestones: [Int] = []
    private let bytes: [UInt8]
    private static let stride = 64

    /// Counts the characters of `bytes`, which must be UTF-8.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard bytes.contains(where: { $0 >= 0x80 }) else { return }
        var count = 0
        for (offset, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
            if count % Self.stride == 0 { milestones.append(offset) }
            count += 1
        }
    }

    /// The byte at which the character `index` (from 0) begins; the end of the text for any index past it.
    func byteOffset(ofCharacter index: Int) -> Int {
        if milestones.isEmpty { return min(index, bytes.count) }
        guard index / Self.stride < milestones.count else { return bytes.count }
        var offset = milestones[index / Self.stride]
        var left = index % Self.stride
        while left > 0, offset < bytes.count {
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            left -= 1
        }
        return offset
    }
}
