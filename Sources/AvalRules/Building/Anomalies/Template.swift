/// A message cut into what always stands and what depends on the declaration.
public struct Template {
    /// A part of it.
    public enum Piece {
        /// Bytes that always stand, as people read them.
        case text([UInt8])
        /// A value.
        case output(Output)
    }

    /// Its parts in order.
    public let pieces: [Piece]
    /// The checked expressions of its values, in order, to explain it.
    let texts: [CheckedText]

    /// The bytes between its values, in order, as people read them.
    public var fixedPieces: [[UInt8]] {
        pieces.compactMap { if case .text(let bytes) = $0 { bytes } else { nil } }
    }

    /// The bytes of a template in which no value stands.
    public var fixed: [UInt8]? {
        var bytes: [UInt8] = []
        for piece in pieces {
            guard case .text(let text) = piece else { return nil }
            bytes += text
        }
        return bytes
    }
}
