import AvalJSON
import AvalSource

/// `recharger`: reads the rule and tariff files again; faulty ones are refused whole, with all that is wrong in them.
public struct Recharger: ValueOperation {
    /// The name of the method.
    public static let name = "recharger"
    /// The names of its parameters.
    public static let parameters: [String] = []
    /// All files are read and compiled.
    public static let isSlow = true

    /// Files that were accepted.
    public struct Result: JSONConvertible {
        /// The version in force.
        public let version: String
        /// Whether another one was in force before.
        public let isNew: Bool
        /// What was found in the files that did not stop them.
        public let warnings: [Finding]

        /// The result in JSON.
        public var json: JSONValue {
            ["version": .string(version), "nouvelle": .bool(isNew), "constats": warnings.json]
        }
    }

    /// It has no parameters.
    public init(_ parameters: Parameters) {}

    /// Reads the files; throws when they are refused.
    public func perform(in context: OperationContext) throws(OperationError) -> Result {
        switch context.service.rules.reload(cause: .request) {
        case .accepted(let version, let changed, let warnings):
            Result(version: version, isNew: changed, warnings: warnings)
        case .refused(let findings, keptVersion: let kept): throw .rulesRefused(findings, keptVersion: kept)
        }
    }
}
