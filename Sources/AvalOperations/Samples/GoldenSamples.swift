import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalLoading
import AvalSource
import AvalValues

/// The samples: declarations, each with the verdict that it must get beside it, so that no change of rule or code changes a
/// verdict unseen.
///
/// `cas/nom.json` is a declaration and `cas/nom.verdict.json` its verdict, compared without `regles.version`; where
/// `cas/Tariffs` is a folder, its tariffs are those of the samples beside it.
public struct GoldenSamples {
    /// What came of one sample.
    public struct Outcome: Sendable {
        /// How it compares.
        public enum Comparison: Sendable, Equatable {
            /// The verdict is the one recorded.
            case same
            /// It differs; the lines show how.
            case different([String])
            /// No verdict is recorded.
            case missing
            /// The verdict was recorded now.
            case recorded
            /// The declaration or the recorded verdict cannot be used.
            case unusable(String)
        }

        /// The declaration's path.
        public let path: String
        /// How it compares.
        public let result: Comparison
        /// The codes of the anomalies in its verdict.
        public let codes: [String]
    }

    private let tariffs: SampleTariffs
    private let validators = Validators()

    /// The validators of the rulebooks that samples need, each made once.
    private final class Validators {
        private var known: [ObjectIdentifier: Validator] = [:]

        subscript(rulebook: Rulebook) -> Validator {
            let validator = known[ObjectIdentifier(rulebook)] ?? Validator(rulebook)
            known[ObjectIdentifier(rulebook)] = validator
            return validator
        }
    }

    /// Samples judged with this rulebook, of these folders; without folders no sample has tariffs of its own.
    public init(rulebook: Rulebook, folders: RuleFolders? = nil) {
        tariffs = SampleTariffs(rulebook: rulebook, folders: folders)
    }

    /// Compares the samples at or below some paths, or records them; throws when a path cannot be read.
    public func compare(all paths: [String], updating: Bool) throws(FileReadingError) -> Result {
        var samples: [String] = []
        for path in paths { samples += try Self.find(path).get() }
        return Result(outcomes: samples.map { compare($0, updating: updating) })
    }

    /// What came of all samples.
    public struct Result: Sendable {
        /// What came of each, in their order.
        public let outcomes: [Outcome]

        /// How many verdicts differ from those recorded, or have none.
        public var differing: Int {
            outcomes.count {
                switch $0.result {
                case .different, .missing: true
                case .same, .recorded, .unusable: false
                }
            }
        }

        /// How many verdicts were recorded.
        public var recorded: Int { outcomes.count { $0.result == .recorded } }

        /// Whether one could not be used.
        public var hasUnusable: Bool {
            outcomes.contains { if case .unusable = $0.result { true } else { false } }
        }
    }

    /// The declarations at or below a path, in byte order; verdicts and receipts beside them are none.
    public static func find(_ path: String) -> Swift.Result<[String], FileReadingError> {
        UserFiles.find(path, suffix: ".json").map { paths in
            paths.filter { path in ![".verdict.json", ".recu.json"].contains { path.hasSuffix($0) } }
        }
    }

    /// Where the verdict of a declaration stands.
    public static func verdictPath(of path: String) -> String {
        (path.hasSuffix(".json") ? String(path.dropLast(5)) : path) + ".verdict.json"
    }

    /// Compares a sample with its recorded verdict, or records it.
    public func compare(_ path: String, updating: Bool) -> Outcome {
        let verdict: JSONValue
        switch (UserFiles.read(path), tariffs.rulebook(forSample: path)) {
        case (.failure(let error), _): return Outcome(path: path, result: .unusable(error.message), codes: [])
        case (_, .failure(let error)): return Outcome(path: path, result: .unusable(error.message), codes: [])
        case (.success(let bytes), .success(let rulebook)): verdict = judge(bytes, validators[rulebook])
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

    private func record(_ bytes: [UInt8], at path: String) -> Outcome.Comparison {
        switch UserFiles.write(Self.trimmed(bytes) + [UInt8(ascii: "\n")], to: path) {
        case .success: .recorded
        case .failure(let error): .unusable(error.message)
        }
    }

    /// The verdict without the version of the rules; an input error stands for a verdict too.
    private func judge(_ bytes: [UInt8], _ validator: Validator) -> JSONValue {
        let output = OutputBuffer()
        do throws(InputError) {
            try validator.validate(bytes, options: ValidationOptions(), into: output)
        } catch {
            output.removeAll()
            ByteView.with(bytes) { UnreadableLine.write(error, line: 1, in: $0, into: output) }
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
