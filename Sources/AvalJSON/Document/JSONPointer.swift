/// A place in a JSON value (RFC 6901): the keys and indexes that lead to it from the top.
public struct JSONPointer: Sendable, Hashable {
    /// One step down.
    public enum Step: Sendable, Hashable {
        /// To the value of a key.
        case key(String)
        /// To an element, from 0.
        case index(Int)

        /// The step as a pointer's text holds it, before escaping.
        var token: String {
            switch self {
            case .key(let key): key
            case .index(let index): String(index)
            }
        }
    }

    /// The steps' texts, unescaped; none for the whole value. An index and a key of the same digits look the same.
    public private(set) var tokens: [String]

    /// The pointer to the whole value, or the one that takes `steps`.
    public init(_ steps: [Step] = []) {
        tokens = steps.map(\.token)
    }

    /// The pointer that `text` writes; nil unless it is empty or begins with `/`, with `~` only in `~0` and `~1`.
    public init?(_ text: String) {
        tokens = []
        guard let first = text.utf8.first else { return }
        guard first == UInt8(ascii: "/") else { return nil }
        for escaped in text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            guard let token = Self.unescaped(escaped) else { return nil }
            tokens.append(token)
        }
    }

    /// The pointer as text: `/salaries/0/id`; `~` and `/` in keys as `~0` and `~1`.
    public var text: String { tokens.map { "/" + Self.escaped($0) }.joined() }

    /// The pointer to the value of a key of what this one leads to.
    public func appending(_ key: String) -> JSONPointer { appending(.key(key)) }

    /// The pointer to an element of what this one leads to.
    public func appending(_ index: Int) -> JSONPointer { appending(.index(index)) }

    private func appending(_ step: Step) -> JSONPointer {
        var longer = self
        longer.tokens.append(step.token)
        return longer
    }

    private static func escaped(_ token: String) -> String {
        var bytes: [UInt8] = []
        for byte in token.utf8 {
            switch byte {
            case UInt8(ascii: "~"): bytes += Array("~0".utf8)
            case UInt8(ascii: "/"): bytes += Array("~1".utf8)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func unescaped(_ escaped: some Sequence<UInt8>) -> String? {
        var bytes: [UInt8] = []
        var isEscape = false
        for byte in escaped {
            switch (isEscape, byte) {
            case (true, UInt8(ascii: "0")): bytes.append(UInt8(ascii: "~"))
            case (true, UInt8(ascii: "1")): bytes.append(UInt8(ascii: "/"))
            case (true, _): return nil
            case (false, UInt8(ascii: "~")): break
            case (false, _): bytes.append(byte)
            }
            isEscape = !isEscape && byte == UInt8(ascii: "~")
        }
        return isEscape ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// The index that a token writes: digits without a leading zero (RFC 6901, 4).
    static func index(_ token: String) -> Int? {
        let digits = token.utf8
        guard digits.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }),
            digits.count == 1 || digits.first != UInt8(ascii: "0")
        else { return nil }
        return Int(token)
    }
}

extension JSONValue {
    /// The value that a pointer leads to; nil when there is none.
    public func value(at pointer: JSONPointer) -> JSONValue? {
        var value = self
        for token in pointer.tokens {
            let next = value.array == nil ? value[token] : JSONPointer.index(token).flatMap { value[$0] }
            guard let next else { return nil }
            value = next
        }
        return value
    }
}
