import AvalJSON
import AvalLoading
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
        /// What tells them from those in force before.
        public let changes: RuleChanges

        /// The result in JSON.
        public var json: JSONValue {
            [
                "version": .string(version), "nouvelle": .bool(isNew), "changements": changes.json,
                "constats": warnings.json,
            ]
        }
    }

    /// It has no parameters.
    public init(_ parameters: Parameters) {}

    /// Reads the files; throws when they are refused.
    public func perform(in context: OperationContext) throws(OperationError) -> Result {
        guard context.isAdministrator else { throw .notAllowed }
        switch context.service.rules.reload(cause: .request) {
        case .accepted(let version, let changed, let warnings, let changes):
            return Result(version: version, isNew: changed, warnings: warnings, changes: changes)
        case .refused(let findings, keptVersion: let kept), .waiting(_, _, let findings, keptVersion: let kept):
            throw .rulesRefused(findings, keptVersion: kept)
        }
    }
}
