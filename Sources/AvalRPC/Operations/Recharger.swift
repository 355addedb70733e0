import AvalJSON
import AvalOperations
import AvalSource

/// `recharger`: reads the rule and tariff files again; faulty ones are refused whole, with all that is wrong in them.
enum Recharger: Operation {
    static let method = "recharger"
    static let parameters: [String] = []
    static let isSlow = true

    static func perform(
        _ request: Request, service: ProtocolService, validator: Validator, into output: OutputBuffer
    ) throws(RPCError) {
        switch service.rules.reload() {
        case .accepted(let version, let changed, let warnings):
            let result: JSONValue = [
                "version": .string(version), "nouvelle": .bool(changed), "constats": FindingList.json(warnings),
            ]
            output.put(JSONWriter.bytes(of: result))
        case .refused(let findings, keptVersion: let kept):
            throw RPCError(
                code: -32006, message: "Règles refusées : les précédentes restent en vigueur",
                data: [JSONMember("version", .string(kept)), JSONMember("constats", FindingList.json(findings))])
        }
    }
}

/// `etat`: how the daemon does.
enum Etat: Operation {
    static let method = "etat"
    static let parameters: [String] = []

    static func perform(
        _ request: Request, service: ProtocolService, validator: Validator, into output: OutputBuffer
    ) throws(RPCError) {
        output.put(JSONWriter.bytes(of: .object(service.rules.report + service.status())))
    }
}
