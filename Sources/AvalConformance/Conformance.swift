import AvalFEEL
import AvalJSON
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
        public let hasPassed: Bool
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
        guard let line = Line(line), let cases = line.cases else { return nil }
        return cases.map { run($0.json, $0.id, line) }
    }

    private func run(_ json: JSONValue, _ id: String, _ line: Line) -> Outcome {
        let expected = json["expected"].flatMap(ConformanceCodec.value) ?? .null
        let (hasPassed, actual) =
            switch result(of: json, line) {
            case nil: (false, "cas illisible")
            case .success(let value): (ConformanceCodec.agree(value, expected), value.literal)
            // A text that cannot be read counts as the error that the suite asks for.
            case .failure(let error): (expected.isNull, error.message)
            }
        return Outcome(
            id: id, folder: line.json["folder"]?.string ?? "", hasPassed: hasPassed, actual: actual,
            expected: expected.literal)
    }

    /// What comes of a case, made to fit the type it declares; `nil` where its data cannot be read.
    func result(of json: JSONValue, _ line: Line) -> Result<Value, ConformanceError>? {
        guard var session = ConformanceSession(json, line.json, interpreter) else { return nil }
        return session.result()
    }

    /// One line: a case, or a table with its cases.
    struct Line {
        let id: String
        let json: JSONValue

        init?(_ text: String) {
            guard let json = try? JSONReader.parse(Array(text.utf8)), let id = json["id"]?.string else { return nil }
            self.id = id
            self.json = json
        }

        /// The cases with their ids; `nil` for a table without any.
        var cases: [(id: String, json: JSONValue)]? {
            guard json["table"] != nil else { return [(id, json)] }
            return json["cases"]?.array?.map { ($0["id"]?.string ?? id, $0) }
        }
    }
}
