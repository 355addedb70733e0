/// What holds from one day to another, as a small drawing: a line a stretch, with the days on which nothing holds and those
/// on which several things do.
public struct Timeline: Sendable {
    /// Something that holds for a time.
    public struct Stretch: Sendable {
        /// Its first day, as a day number; nil since always.
        public let from: Int?
        /// Its last day; nil until further notice.
        public let to: Int?
        /// What people call it.
        public let label: String

        /// Something with its days, both included.
        public init(from: Int?, to: Int?, label: String) {
            (self.from, self.to, self.label) = (from, to, label)
        }
    }

    /// The days between two changes, and what holds on them.
    public struct Piece: Sendable, Equatable {
        /// The first day.
        public let from: Int
        /// The last day; nil for a piece without end.
        public let to: Int?
        /// What holds, by its labels.
        public let labels: [String]
    }

    /// The pieces from the first day on, in order.
    public let pieces: [Piece]

    /// What holds from a day on.
    public init(_ stretches: [Stretch], from first: Int) {
        let changes = stretches.flatMap { [$0.from, $0.to.map { $0 + 1 }].compactMap { $0 } }
        let starts = Set([first] + changes.filter { $0 > first }).sorted()
        pieces = starts.enumerated().map { index, day in
            let labels = stretches.filter { ($0.from ?? .min) <= day && day <= ($0.to ?? .max) }.map(\.label)
            return Piece(from: day, to: index + 1 < starts.count ? starts[index + 1] - 1 : nil, labels: labels)
        }
    }

    /// The drawing, a line a piece; what comes after the last thing known is left out.
    public var lines: [String] {
        let shown = pieces.last.map { $0.labels.isEmpty && pieces.count > 1 } == true ? pieces.dropLast() : pieces[...]
        return shown.map { piece in
            let start = CalendarDate(dayNumber: piece.from).description
            let end = piece.to.map { CalendarDate(dayNumber: $0).description } ?? "…"
            let days = "\(start) → \(end)" + String(repeating: " ", count: 10 - end.count)
            switch piece.labels.count {
            case 0: return "\(days) ┄┄┄┄ rien"
            case 1: return "\(days) ──── \(piece.labels[0])"
            default: return "\(days) ════ \(piece.labels.joined(separator: " et "))"
            }
        }
    }
}
