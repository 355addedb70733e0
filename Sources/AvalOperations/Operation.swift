import AvalDeclarations
import AvalJSON

/// What every door offers under one name: its parameters are its properties, its errors are `OperationError`.
///
/// A door reads parameters by name, as JSON, calls ``answer(_:in:into:)`` and wraps what comes of it: it knows no
/// operation by itself.
public protocol Operation: SendableMetatype {
    /// The name of the method.
    static var name: String { get }
    /// The names of its parameters.
    static var parameters: [String] { get }
    /// Whether it takes milliseconds whatever it is asked: it may not hold up the other connections of its thread.
    static var isSlow: Bool { get }
    /// Reads its parameters; none of them bears another name than those of `parameters`.
    init(_ parameters: Parameters) throws(OperationError)
    /// Performs it and writes the result as JSON, and nothing else.
    func write(in context: OperationContext, into output: OutputBuffer) throws(OperationError)
    /// Reads the parameters, performs the operation and writes its result; what was written when it throws is no result.
    static func answer(
        _ parameters: Parameters, in context: OperationContext, into output: OutputBuffer
    ) throws(OperationError)
}

extension Operation {
    /// Most operations take microseconds.
    public static var isSlow: Bool { false }

    /// Refuses what is no parameter of the operation, then performs it.
    public static func answer(
        _ parameters: Parameters, in context: OperationContext, into output: OutputBuffer
    ) throws(OperationError) {
        try refuseUnknown(parameters)
        try Self(parameters).write(in: context, into: output)
    }

    /// Refuses what is no parameter of the operation.
    static func refuseUnknown(_ parameters: Parameters) throws(OperationError) {
        for (name, _) in parameters.all where !self.parameters.contains(name) {
            let known = self.parameters.isEmpty ? "aucun" : self.parameters.joined(separator: ", ")
            throw .parameter(
                name: InputError.looksLikeField(name) ? name : nil,
                reason: "paramètre inconnu ; paramètres de « \(self.name) » : \(known)")
        }
    }
}
