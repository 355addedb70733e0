import AvalSource
import AvalValues

/// The days on which something holds, both ends included; an absent end is open.
public struct Validity: Sendable, Hashable {
    /// The first day, as a day number; nil since always.
    public var from: Int?
    /// The last day, as a day number; nil until further notice.
    public var to: Int?

    /// The days from `from` to `to`, both included.
    public init(from: Int?, to: Int?) {
        self.from = from
        self.to = to
    }

    /// All days.
    public static let always = Validity(from: nil, to: nil)

    /// Whether a day is among them.
    public func contains(_ day: Int) -> Bool { day >= from ?? .min && day <= to ?? .max }

    /// Whether some day is in both.
    public func overlaps(_ other: Validity) -> Bool {
        (from ?? .min) <= (other.to ?? .max) && (other.from ?? .min) <= (to ?? .max)
    }

    /// Whether every day of `other` is among them.
    public func covers(_ other: Validity) -> Bool {
        (from ?? .min) <= (other.from ?? .min) && (to ?? .max) >= (other.to ?? .max)
    }

    /// The days at which it begins or has just ended: between two of them nothing changes.
    public var boundaries: [Int] { [from, to.map { $0 + 1 }].compactMap { $0 } }
}
