import AvalSource
import AvalValues

/// Runs conformance cases, written as JSON lines: what the DMN Technology Compatibility Kit asks of an implementation.
public struct Conformance: Sendable {
    /// What came of a case.
    public struct Outcome: Sendable {
        /// The case.
        public let id: String
        /// The folder it belongs to.
        public let folder: String
        /// Whether the result was the expected one.
        public let passed: Bool
        /// The result, or why there is none.
        public let actual: String
        /// What was expected.
        public let expected: String
    }

    private let interpreter: Interpreter

    /// A runner; `now` is what the functions of the clock give.
    public init(now: DateTime? = nil) {
        interpreter = Interpreter(now: now)
    }

    /// Runs the case, or the table's cases, of one line; `nil` where the line is no such thing.
    public func run(line: String) -> [Outcome]? {
        guard let json = ConformanceJSON(line), let id = json["id"]?.string else { return nil }
        let folder = json["folder"]?.string ?? ""
        if json["table"] != nil {
            return json["cases"]?.array?.map { run($0, $0["id"]?.string ?? id, folder, common: json) }
        }
        return [run(json, id, folder, common: json)]
    }

    private func run(
        _ json: ConformanceJSON, _ id: String, _ folder: String, common: ConformanceJSON
    ) -> Outcome {
        let expected = json["expected"].flatMap(ConformanceCodec.value) ?? .null
        func outcome(_ passed: Bool, _ actual: String) -> Outcome {
            Outcome(id: id, folder: folder, passed: passed, actual: actual, expected: expected.literal)
        }
        guard var session = ConformanceSession(json, common, interpreter) else {
            return outcome(false, "cas illisible")
        }
        let result = session.result()
        return switch result {
        case .success(let value): outcome(ConformanceCodec.agree(value, expected), value.literal)
        // A text that cannot be read counts as the error that the suite asks for.
        case .failure(let error): outcome(expected.isNull, error.finding.message)
        }
    }
}
