import AvalValues

extension Builtin {
    /// A call as the body sees it: one argument for each parameter of the form, fitted to its kind.
    public struct Call {
        /// Which of the forms was called.
        public let form: Int
        /// The arguments in the order of the parameters; null for one left out.
        public let arguments: [Value]
        /// The list of codes that the argument of role `codeList` names, if it names one.
        public let codeList: CodeList?
        /// What runs the call: functions given as arguments are called through it.
        public let evaluator: Evaluator

        /// Null, with the reason for the observer.
        public func null(_ reason: @autoclosure () -> String) -> Value {
            evaluator.report(reason())
            return .null
        }

        /// The argument of the parameter with that index.
        public subscript(index: Int) -> Value { arguments[index] }
    }
}
