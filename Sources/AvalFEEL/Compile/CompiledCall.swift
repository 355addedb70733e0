import AvalValues

/// What a call of a builtin compiles to.
enum CompiledCall {
    /// A test.
    case truth(TruthCode)
    /// A value that fits a slot.
    case operand(Operand)
    /// A list of texts, found without the interpreter.
    case texts((FrameView) -> Value)
    /// The months from one day to another: they fit no slot, but the years and the months of them do.
    case months(from: SlotCode, to: SlotCode)
}

/// How calls of a builtin are compiled: gives nil for arguments of which it has no fast form; those go to the interpreter.
typealias CompiledForm = @Sendable (Compiler, [Form.Argument]) -> CompiledCall?

extension Compiler {
    /// The compiled form of a call, if the function is a builtin that has one for these arguments.
    func compiledCall(_ node: Node) -> CompiledCall? {
        guard case .call(let function, let arguments) = node.form else { return nil }
        return library.builtin(named: function)?.compile?(self, arguments)
    }
}

extension CompiledCall {
    /// A value of `shape` that `code` computes.
    static func operand(_ shape: SlotShape, _ code: SlotCode) -> CompiledCall { .operand(Operand(shape, code)) }
}
