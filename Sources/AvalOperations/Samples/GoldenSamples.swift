import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalLoading
import AvalSource

/// The samples: declarations, each with the verdict that it must get beside it, so that no change of rule or code changes a
/// verdict unseen.
///
/// `cas/nom.json` is a declaration and `cas/nom.verdict.json` its verdict, compared without `regles.version`.
public struct GoldenSamples {
    /// What came of one sample.
    public struct Outcome: Sendable {
        /// How it compares.
        public enum Result: Sendable, Equatable {
            /// The verdict is the one recorded.
            case same
            /// It differs; the lines show how.
            case different([String])
            /// No verdict is recorded.
            case missing
            /// The verdict was recorded now.
            case recorded
            /// The declaration or the recorded verdict cannot be used.
            case failed(String)
        }

        /// The declaration's path.
        public let path: String
        /// How it compares.
        public let result: Result
        /// The codes of the anomalies in its verdict.
        public let codes: [String]
    }

    private let rulebook: Rulebook

    /// Samples judged with this rulebook.
    public init(rulebook: Rulebook) {
        self.rulebook = rulebook
    }

    /// The declarations at or below a path, in byte order.
    public static func find(_ path: String) -> Result<[String], FileReadingError> {
        UserFiles.find(path, suffix: ".json").map { $0.filter { !$0.hasSuffix(".verdict.json") } }
    }

    /// Where the verdict of a declaration stands.
    public static func verdictPath(of path: String) -> String {
        (path.hasSuffix(".json") ? String(path.dropLast(5)) : path) + ".verdict.json"
    }

    /// Compares a sample with its recorded verdict, or records it.
    public func compare(_ path: String, updating: Bool) -> Outcome {
        let verdict: JSONValue
        switch UserFiles.read(path) {
        case .failure(let problem): return Outcome(path: path, result: .failed(problem.message), codes: [])
        case .success(let bytes): verdict = judge(bytes)
        }
        let codes = (verdict["anomalies"]?.array ?? []).compactMap { $0["code"]?.string }
        let actual = JSONWriter.bytes(of: verdict, .pretty)
        let recorded = Self.verdictPath(of: path)
        guard case .success(let expected) = UserFiles.read(recorded) else {
            return Outcome(path: path, result: updating ? record(actual, at: recorded) : .missing, codes: codes)
        }
        if Self.trimmed(expected) == Self.trimmed(actual) { return Outcome(path: path, result: .same, codes: codes) }
        if updating { return Outcome(path: path, result: record(actual, at: recorded), codes: codes) }
        let lines = LineDifference.lines(from: Self.lines(expected), to: Self.lines(actual))
        return Outcome(path: path, result: .different(lines), codes: codes)
    }

    private func record(_ bytes: [UInt8], at path: String) -> Outcome.Result {
        switch UserFiles.write(Self.trimmed(bytes) + [UInt8(ascii: "\n")], to: path) {
        case .success: .recorded
        case .failure(let problem): .failed(problem.message)
        }
    }

    /// The verdict without the version of the rules; an input error stands for a verdict too.
    private func judge(_ bytes: [UInt8]) -> JSONValue {
        let output = OutputBuffer()
        do throws(InputError) {
            try Validator(FixedRules(rulebook)).validate(bytes, options: ValidationOptions(), into: output)
        } catch {
            output.removeAll()
            bytes.withUnsafeBytes { UnreadableLine.write(error, line: 1, in: $0, into: output) }
        }
        let verdict = (try? JSONReader.parse(output.bytes)) ?? .null
        return .object((verdict.members ?? []).filter { $0.key != "regles" })
    }

    private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return bytes
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        trimmed(bytes).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
    }
}
