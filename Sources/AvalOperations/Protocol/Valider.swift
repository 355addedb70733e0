import AvalDeclarations
import AvalJSON
import AvalRules
import AvalValues

/// `valider`: the verdict of a declaration.
///
/// The declaration is judged from the bytes received, and the verdict is written as it is made: no tree of either is built.
public struct Valider: Operation {
    /// The name of the method.
    public static let name = "valider"
    /// The names of its parameters.
    public static let parameters = ["declaration", "etape", "en_date", "brief", "empreinte", "trace", "jeton"]

    private let declaration: ByteView
    private var options = ValidationOptions()
    private let wantsToken: Bool
    private let wantsTrace: Bool

    /// The declaration to judge, and how: the contract names them.
    public init(_ parameters: Parameters) throws(OperationError) {
        declaration = try parameters.required("declaration")
        wantsToken = try parameters.flag("jeton")
        wantsTrace = try parameters.flag("trace")
        options.judging.brief = try parameters.flag("brief")
        options.withFingerprint = try parameters.flag("empreinte")
        options.judging.day = try parameters.day("en_date")
        options.judging.step = try parameters.word(
            "etape", among: Anomaly.Step.allCases.map(\.word), Anomaly.Step.init)
    }

    /// Judges the declaration and writes its verdict.
    public func write(in context: OperationContext, into output: OutputBuffer) throws(OperationError) {
        do throws(InputError) {
            let validator = context.validator
            try validator.validate(declaration, options: options, into: output)
            if wantsTrace, !options.judging.brief {
                validator.putExplanations(into: output, naming: context.service)
            }
            guard wantsToken, options.judging.step == nil, case .desk(let desk) = context.service.signing else {
                return
            }
            try validator.putToken(from: desk, into: output)
        } catch {
            throw .declaration(error, at: TextPosition(of: error.offset, in: declaration))
        }
    }
}
