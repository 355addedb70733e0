import AvalSystem
import AvalValues

/// Files and standard input, read piece by piece.
public enum InputPieces {
    private static let length = 256 << 10

    /// Hands over the bytes of a file, or of standard input for `-`, as they come, the last time none, until `take` gives
    /// false; gives what stopped the reading, in French. The mark that some editors write at the head of a UTF-8 file
    /// (« BOM ») is no part of what it says.
    public static func read(
        _ path: String, _ take: (_ bytes: ByteView, _ isLast: Bool) -> Bool
    ) -> String? {
        var room = [UInt8](repeating: 0, count: length)
        do throws(SystemError) {
            let input = if path == "-" { Descriptor.standardInput } else { try Descriptor(opening: path) }
            var isFirst = true
            while true {
                let count = try input.read(into: &room)
                let hasMark = isFirst && count > 2 && room.starts(with: [0xEF, 0xBB, 0xBF])
                isFirst = false
                let goesOn = ByteView.with(room) { take($0[(hasMark ? 3 : 0)..<count], count == 0) }
                if count == 0 || !goesOn { return nil }
            }
        } catch {
            return "« \(path) » ne peut pas être lu : \(error.reason)"
        }
    }
}
