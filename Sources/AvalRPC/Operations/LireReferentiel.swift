import AvalJSON
import AvalOperations

/// `referentiel`: what is in force on a day, for a portal to draw its forms from.
enum LireReferentiel: Operation {
    static let method = "referentiel"
    static let parameters = ["en_date"]

    static func perform(
        _ request: Request, service: ProtocolService, validator: Validator, into output: OutputBuffer
    ) throws(RPCError) {
        let day = try request.day("en_date") ?? service.today()
        output.put(JSONWriter.bytes(of: Referentiel(service.rules.current, on: day).json))
    }
}
