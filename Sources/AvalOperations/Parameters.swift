import AvalJSON
import AvalValues

/// The parameters of an operation by name, each a JSON value that stands where it was received; absent and null are the
/// same.
public struct Parameters {
    /// All of them, in the order given; the bytes of a value begin with its first byte and are known to be JSON.
    public var all: [(name: String, value: ByteView)] = []

    /// Parameters that were read; none by default.
    public init(_ all: [(name: String, value: ByteView)] = []) {
        self.all = all
    }

    /// The bytes of a value.
    func value(_ name: String) -> ByteView? {
        guard let value = all.first(where: { $0.name == name })?.value, value.first != UInt8(ascii: "n") else {
            return nil
        }
        return value
    }

    /// The bytes of a value that must be there.
    func required(_ name: String) throws(OperationError) -> ByteView {
        guard let value = value(name) else { throw .parameter(name: name, reason: "« \(name) » est obligatoire") }
        return value
    }

    /// A text that must be there.
    func requiredText(_ name: String) throws(OperationError) -> String {
        guard let text = JSONCursor.text(of: try required(name)) else {
            throw .parameter(name: name, reason: "« \(name) » doit être un texte")
        }
        return text
    }

    /// A whole number within bounds.
    func integer(_ name: String, in range: ClosedRange<Int>) throws(OperationError) -> Int? {
        guard let value = value(name) else { return nil }
        guard let number = Int(value.text), range.contains(number) else {
            throw .parameter(
                name: name,
                reason: "« \(name) » doit être un nombre entier de \(range.lowerBound) à \(range.upperBound)")
        }
        return number
    }

    /// True or false; false when it is absent.
    func flag(_ name: String) throws(OperationError) -> Bool {
        guard let value = value(name) else { return false }
        switch value.first {
        case UInt8(ascii: "t"): return true
        case UInt8(ascii: "f"): return false
        default: throw .parameter(name: name, reason: "« \(name) » doit être true ou false")
        }
    }

    /// A day of the calendar, as a day number.
    func day(_ name: String) throws(OperationError) -> Int? {
        guard let value = value(name) else { return nil }
        guard let text = JSONCursor.text(of: value), let day = ISODay.number(text) else {
            throw .parameter(
                name: name, reason: "« \(name) » doit être une date du calendrier, sous la forme AAAA-MM-JJ")
        }
        return day
    }

    /// What one of a list of words stands for.
    func word<Meaning>(
        _ name: String, among words: @autoclosure () -> [String], _ meaning: (String) -> Meaning?
    ) throws(OperationError) -> Meaning? {
        guard let value = value(name) else { return nil }
        guard let found = JSONCursor.text(of: value).flatMap(meaning) else {
            throw .parameter(
                name: name,
                reason: "« \(name) » doit être l'une de celles-ci : \(words().joined(separator: ", "))")
        }
        return found
    }
}
