// In this program two texts are equal when they have the same code points, as the expression language, JSON and YAML have
// it. Swift's own equality takes texts for equal that only look so (« é » of one code point and of two), and its order
// follows. What stands here takes the place of Swift's in every file that imports this target; as keys, texts stand in
// `TextMap` and `NameSet`.

extension String {
    /// Whether two texts have the same code points.
    public static func == (left: String, right: String) -> Bool {
        left.utf8.count == right.utf8.count && byteOrder(left, right) == 0
    }

    /// Whether two texts differ in a code point.
    public static func != (left: String, right: String) -> Bool { !(left == right) }

    /// Whether a text comes before another by its code points.
    public static func < (left: String, right: String) -> Bool { byteOrder(left, right) < 0 }

    /// Whether a text comes after another by its code points.
    public static func > (left: String, right: String) -> Bool { byteOrder(left, right) > 0 }

    /// What `case "…"` asks.
    public static func ~= (pattern: String, text: String) -> Bool { pattern == text }
}

extension String? {
    /// Whether two texts are both absent, or have the same code points.
    public static func == (left: String?, right: String?) -> Bool {
        switch (left, right) {
        case (.none, .none): true
        case (.some(let left), .some(let right)): left == right
        default: false
        }
    }

    /// Whether one of two texts alone is absent, or they differ in a code point.
    public static func != (left: String?, right: String?) -> Bool { !(left == right) }
}

extension [String] {
    /// Whether two lists have the same texts, code point by code point.
    public static func == (left: [String], right: [String]) -> Bool { left.elementsEqual(right) { $0 == $1 } }

    /// Whether two lists of texts differ.
    public static func != (left: [String], right: [String]) -> Bool { !(left == right) }
}

extension Sequence where Element == String {
    /// Whether a text is among these, by its code points.
    public func contains(_ text: String) -> Bool { contains { $0 == text } }

    /// The texts by their code points.
    public func sorted() -> [String] { sorted { $0 < $1 } }
}

extension Collection where Element == String {
    /// Where a text stands first, by its code points; nil where it does not.
    public func firstIndex(of text: String) -> Index? { firstIndex { $0 == text } }
}

/// By code points, which is by bytes of UTF-8: no language's dictionary, and no normalisation. Negative, zero or positive
/// as the left text comes before the right one, is the same or comes after it.
///
/// Texts are compared as memory, since those of a declaration's or an expression's making may be long.
func byteOrder(_ left: String, _ right: String) -> Int {
    var (left, right) = (left, right)
    return left.withUTF8 { one in
        right.withUTF8 { other in
            for index in 0..<min(one.count, other.count) where one[index] != other[index] {
                return one[index] < other[index] ? -1 : 1
            }
            return one.count - other.count
        }
    }
}
