/// Declarations as requests of the daemon's protocol, a line each.
struct Requests {
    /// All of them, line ends included.
    let bytes: [UInt8]
    /// How many they are.
    let count: Int

    /// The requests for the verdicts of some declarations.
    init(_ declarations: [[UInt8]], brief: Bool) {
        count = declarations.count
        bytes = declarations.flatMap { Self.line($0, brief: brief) }
    }

    /// The request for one verdict, its line end included.
    static func line(_ declaration: [UInt8], brief: Bool) -> [UInt8] {
        Array(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"valider\",\"params\":{\"brief\":\(brief),\"declaration\":".utf8)
            + declaration + Array("}}\n".utf8)
    }

    /// What every answer begins with that is a verdict.
    static let verdict = Array("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{".utf8)
}
