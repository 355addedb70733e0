import AvalSystem
import AvalValues

/// Reads a segment line by line, a piece of the file in memory at a time.
struct SegmentReader: ~Copyable {
    /// No line of the journal is longer; what is, is none.
    static let longestLine = 1 << 20
    private static let piece = 1 << 20

    private let file: Descriptor
    private var buffer: [UInt8]
    private var begin = 0
    private var end = 0
    private var isAtEnd = false
    /// Where in the file the first byte stands that was not given yet.
    private(set) var offset = 0

    init(_ path: String) throws(SystemError) {
        file = try Descriptor(opening: path, [.withoutWaiting])
        buffer = [UInt8](repeating: 0, count: Self.piece + Self.longestLine)
    }

    /// Hands the next whole line over, without its line feed; false where none is left. What stays then is ``rest()``.
    mutating func next(_ body: (ByteView) -> Void) throws(SystemError) -> Bool {
        var searched = begin
        while true {
            if let feed = lineFeed(from: searched) {
                buffer.withUnsafeBytes { body(ByteView(UnsafeRawBufferPointer(rebasing: $0[begin..<feed]))) }
                offset += feed + 1 - begin
                begin = feed + 1
                return true
            }
            searched = end - begin
            guard !isAtEnd, end - begin < Self.longestLine else { return false }
            try fill()
        }
    }

    /// The bytes after the last line feed, as far as they were read.
    func rest() -> [UInt8] { Array(buffer[begin..<end]) }

    private func lineFeed(from start: Int) -> Int? {
        buffer.withUnsafeBytes { bytes in
            ByteView(UnsafeRawBufferPointer(rebasing: bytes[start..<end])).offset(of: 0x0A).map { $0 + start }
        }
    }

    private mutating func fill() throws(SystemError) {
        let held = end - begin
        buffer.withUnsafeMutableBytes { bytes in
            guard let base = bytes.baseAddress, held > 0 else { return }
            (base).copyMemory(from: base + begin, byteCount: held)
        }
        (begin, end) = (0, held)
        let room = Self.piece
        var failure: SystemError?
        let count = buffer.withUnsafeMutableBytes { bytes in
            do throws(SystemError) {
                return try file.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[held..<(held + room)]))
            } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw failure }
        isAtEnd = count == 0
        end += count
    }
}
