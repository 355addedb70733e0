import AvalJSON

/// An operation whose result is a value, known whole before it is written.
public protocol ValueOperation: Operation {
    /// What it gives.
    associatedtype Result: JSONConvertible
    /// Performs it.
    func perform(in context: OperationContext) throws(OperationError) -> Result
}

/// What can be written as JSON.
public protocol JSONConvertible {
    /// The value in JSON.
    var json: JSONValue { get }
}

extension ValueOperation {
    /// Writes what ``perform(in:)`` gives.
    public func write(in context: OperationContext, into output: OutputBuffer) throws(OperationError) {
        output.put(JSONWriter.bytes(of: try perform(in: context).json))
    }
}
