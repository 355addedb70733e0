extension Result where Failure: CustomStringConvertible {
    /// The value; what is wrong instead is said on standard error and ends the program with 2.
    public func orExit() throws -> Success {
        switch self {
        case .success(let value): return value
        case .failure(let error): throw Console.unable("\(error)")
        }
    }
}
