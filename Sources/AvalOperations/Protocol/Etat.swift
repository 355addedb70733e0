import AvalValues
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

        /// What hides paths from whoever may not see them; nil for those who may.
        let service: Service?
        /// Whether the service signs.
        let signing: SigningOffer

        /// What is not well.
        var troubles: [Finding] { rules.troubles + condition.troubles }

        /// The result in JSON.
        public var json: JSONValue { service?.withoutPaths(all) ?? all }

        private var all: JSONValue {
            [
                "sante": troubles.isEmpty ? "prete" : "degradee",
                "raisons": .array(
                    troubles.map { ["code": .string($0.code), "message": .string($0.message)] }),
                "programme": .string(Program.version), "protocole": .string(Program.protocolVersion),
                "regles": ["version": .string(rules.current.version)],
                "version": .string(rules.current.version), "origine": .string(rules.current.origin.rawValue),
                "depuis": .string(Timestamp.text(milliseconds: rules.current.since)),
                "barriere": [
                    "niveau": .string(rules.gate.name),
                    "temoins": .array(rules.gate.witnesses.map { .string($0) }),
                    "demandee": .bool(rules.current.isAsked),
                ],
                "avertissements": rules.current.warnings.json, "dernier_chargement": rules.lastReload.json,
                "signature": signing.json,
                "duree_s": .integer(Int(condition.elapsedMilliseconds / 1000)),
                "compteurs": .object(condition.counts.map { JSONMember($0.name, .integer($0.value)) }),
            ]
        }
    }

    /// It has no parameters.
    public init(_ parameters: Parameters) {}

    /// How the daemon does now.
    public func perform(in context: OperationContext) -> Result {
        Result(
            rules: context.service.rules.status, condition: context.service.condition(),
            service: context.isAdministrator ? nil : context.service, signing: context.service.signing)
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
        case .accepted(let version, _, _, let changes):
            members.append(JSONMember("accepte", true))
            members.append(JSONMember("version", .string(version)))
            members.append(JSONMember("changements", changes.json))
        case .waiting(let version, let changes, let findings, _):
            members.append(JSONMember("accepte", false))
            members.append(JSONMember("en_attente", .string(version)))
            members.append(JSONMember("changements", changes.json))
            members.append(JSONMember("constats", findings.json))
        case .refused(let findings, _):
            members.append(JSONMember("accepte", false))
            members.append(JSONMember("constats", findings.json))
        }
        return .object(members)
    }
}
