import AvalJSON
import AvalLoading
import AvalSource

/// `etat`: how the daemon does.
public struct Etat: ValueOperation {
    /// The name of the method.
    public static let name = "etat"
    /// The names of its parameters.
    public static let parameters: [String] = []

    /// The rules in force with their last reading, and the daemon's own condition.
    public struct Result: JSONConvertible {
        /// The rules in force, and what came of the last reading of the files.
        public let rules: RulesInForce.Status
        /// How long the daemon has run, and what it has done.
        public let condition: ServiceCondition

        /// The result in JSON.
        public var json: JSONValue {
            [
                "version": .string(rules.current.version), "origine": .string(rules.current.origin.rawValue),
                "depuis": .string(Timestamp.text(milliseconds: rules.current.since)),
                "avertissements": rules.current.warnings.json, "dernier_chargement": rules.lastReload.json,
                "duree_s": .integer(Int(condition.elapsedMilliseconds / 1000)),
                "compteurs": .object(condition.counts.map { JSONMember($0.key, .integer($0.value)) }),
            ]
        }
    }

    /// It has no parameters.
    public init(_ parameters: Parameters) {}

    /// How the daemon does now.
    public func perform(in context: OperationContext) -> Result {
        Result(rules: context.service.rules.status, condition: context.service.condition())
    }
}

extension ReloadReport {
    /// The last reading, as `etat` tells it.
    fileprivate var json: JSONValue {
        var members = [
            JSONMember("cause", .string(cause.rawValue)),
            JSONMember("date", .string(Timestamp.text(milliseconds: date))),
            JSONMember("millisecondes", .integer(Int(milliseconds))),
        ]
        switch outcome {
        case .accepted(let version, _, _):
            members.append(JSONMember("accepte", true))
            members.append(JSONMember("version", .string(version)))
        case .refused(let findings, _):
            members.append(JSONMember("accepte", false))
            members.append(JSONMember("constats", findings.json))
        }
        return .object(members)
    }
}
