/// The name of an entry of the experts' list of controls: two to five capitals, a dash and two or three digits (`AGE-01`).
///
/// A small letter after it names a part (`DET-09a`), so that two rules may share an entry and say so.
public struct Fiche: Hashable, Sendable {
    /// The entry, without the letter of the part.
    public let whole: String
    /// The letter of the part; nil where the whole entry is meant.
    public let part: String?

    /// The name, as it is written.
    public var name: String { whole + (part ?? "") }

    /// The entry of a name; nil where it is none.
    public init?(_ name: String) {
        guard let found = name.wholeMatch(of: /([A-Z]{2,5}-[0-9]{2,3})([a-z])?/) else { return nil }
        whole = String(found.1)
        part = found.2.map { String($0) }
    }

    /// Whether both mean the same entry, or one a part of what the other means.
    public func overlaps(_ other: Fiche) -> Bool {
        whole == other.whole && (part == nil || other.part == nil || part == other.part)
    }
}
