extension JSONCursor {
    /// Goes into the array or object that comes next, as far as the element in which the byte at `target` stands, and tells
    /// which one that is; nil where the byte stands in none. The text is known to be JSON.
    public mutating func enter(towards target: Int) -> JSONPointer.Step? {
        let isObject = peek() == UInt8(ascii: "{")
        guard isObject || peek() == UInt8(ascii: "[") else { return nil }
        offset += 1
        var index = 0
        while peek() != UInt8(ascii: "}"), peek() != UInt8(ascii: "]") {
            var key = ""
            if isObject {
                guard let raw = try? string(), take(UInt8(ascii: ":")) else { return nil }
                key = text(raw)
            }
            _ = peek()
            let start = offset
            guard (try? skipValue(depth: 64)) != nil else { return nil }
            if offset > target {
                guard start <= target else { return nil }
                offset = start
                return isObject ? .key(key) : .index(index)
            }
            index += 1
            _ = take(UInt8(ascii: ","))
        }
        return nil
    }
}
