import AvalDeclarations
import AvalJSON
import AvalRules
import AvalOperations

/// `valider`: the verdict of a declaration.
enum Valider: Operation {
    static let method = "valider"
    static let parameters = ["declaration", "etape", "en_date", "brief", "empreinte"]

    static func perform(
        _ request: Request, service: ProtocolService, validator: Validator, into output: OutputBuffer
    ) throws(RPCError) {
        guard let declaration = request.value("declaration") else {
            throw .parameter("declaration", "« declaration » est obligatoire")
        }
        var options = ValidationOptions()
        options.judging.brief = try request.flag("brief")
        options.withFingerprint = try request.flag("empreinte")
        options.judging.day = try request.day("en_date")
        if let value = request.value("etape") {
            guard let step = Request.text(value).flatMap(Anomaly.Step.init) else {
                let words = Anomaly.Step.allCases.map(\.word).joined(separator: ", ")
                throw .parameter("etape", "« etape » doit être l'une de celles-ci : \(words)")
            }
            options.judging.step = step
        }
        do throws(InputError) {
            try validator.validate(declaration, options: options, into: output)
        } catch {
            throw RPCError(error, in: declaration)
        }
    }
}
