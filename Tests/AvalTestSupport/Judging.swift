import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalOperations
import AvalRules

/// What a declaration got: the verdict's bytes, or why there is none.
public enum Answer: Equatable {
    /// A verdict.
    case verdict([UInt8])
    /// An input error.
    case error(InputError)

    /// The verdict as JSON; null where there is none.
    public var json: JSONValue {
        if case .verdict(let bytes) = self { (try? JSONReader.parse(bytes)) ?? .null } else { .null }
    }

    /// The input error, if it is one.
    public var error: InputError? {
        if case .error(let error) = self { error } else { nil }
    }

    /// The anomalies, each as `code@pointer`.
    public var anomalies: [String] {
        (json["anomalies"]?.array ?? []).map { "\($0["code"]?.string ?? "")@\($0["chemin"]?.string ?? "")" }
    }

    /// The codes of the anomalies, in their order.
    public var codes: [String] { (json["anomalies"]?.array ?? []).compactMap { $0["code"]?.string } }

    /// The first anomaly of a code.
    public func anomaly(_ code: String) -> JSONValue? { json["anomalies"]?.array?.first { $0["code"]?.string == code } }

    /// All bytes that leave: the verdict, or the error's pointer and message.
    public var output: [UInt8] {
        switch self {
        case .verdict(let bytes): bytes
        case .error(let error): Array("\(error.pointer) \(error.message)".utf8)
        }
    }
}

/// A validator for tests: the public way in, over bytes, texts and JSON values.
public struct Judging {
    private let validator: Validator
    private let output = OutputBuffer()

    /// A validator with a rulebook.
    public init(_ rulebook: Rulebook) {
        validator = Validator(rulebook)
    }

    /// A validator with the shipped rules.
    public init() throws { self.init(try Shipped.rulebook()) }

    /// What a declaration in bytes gets.
    public func callAsFunction(_ bytes: [UInt8], _ options: ValidationOptions = ValidationOptions()) -> Answer {
        output.removeAll()
        do throws(InputError) {
            try validator.validate(bytes, options: options, into: output)
            return .verdict(output.array)
        } catch {
            return .error(error)
        }
    }

    /// What a declaration in JSON gets.
    public func callAsFunction(_ json: JSONValue, _ options: ValidationOptions = ValidationOptions()) -> Answer {
        self(JSONWriter.bytes(of: json), options)
    }

    /// What a text gets.
    public func text(_ text: String, _ options: ValidationOptions = ValidationOptions()) -> Answer {
        self(Array(text.utf8), options)
    }
}

extension ValidationOptions {
    /// Options up to a step.
    public static func step(_ step: Anomaly.Step) -> ValidationOptions {
        var options = ValidationOptions()
        options.judging.step = step
        return options
    }

    /// Options for another day.
    public static func day(_ day: String) -> ValidationOptions {
        var options = ValidationOptions()
        options.judging.day = ISODay.number(day)
        return options
    }

    /// Options of the short verdict.
    public static var brief: ValidationOptions {
        var options = ValidationOptions()
        options.judging.brief = true
        return options
    }
}
