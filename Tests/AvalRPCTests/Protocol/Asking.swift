import AvalEngine
import AvalJSON
import AvalLoading
import AvalOperations
import AvalSource
import AvalTestSupport
import AvalValues
import Foundation
import Logging
import NIOCore

@testable import AvalRPC

/// The protocol in this very process: lines in, answers out, with the shipped rules and no socket, thread or clock.
final class Asking {
    /// The rule files that `recharger` reads: one file of rules, one of tariffs. A text with « faute » in it is refused,
    /// one with « doute » warned of, any other makes the shipped rules.
    let files: RuleFolders
    /// What answers.
    let worker: any LineWorker
    private let root: String

    init(maxLine: Int = 1 << 20, batchAnswers: Int = 32 << 20) throws {
        root = NSTemporaryDirectory() + "aval-" + UUID().uuidString
        files = RuleFolders(in: root)
        try Self.write("un", in: files)
        let shipped = try Shipped.rulebook()
        let setup = RulesInForce.Setup(
            folders: files, store: nil,
            clock: ServiceClock(unixMilliseconds: { 1_700_000_000_000 }, elapsedMilliseconds: { 0 }),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ) { files in
            let findings = Self.findings(files)
            let isRefused = findings.contains { $0.severity == .error }
            return (
                isRefused
                    ? nil : Rulebook(rules: shipped.rules, tariffs: shipped.tariffs, version: files.version), findings
            )
        }
        let service = Service(
            rules: try RulesInForce.start(setup), today: { ISODay.number("2025-10-01") ?? 0 },
            condition: { ServiceCondition(elapsedMilliseconds: 61_999, counts: [("lignes", 7), ("connexions", 2)]) })
        var responder = ProtocolService(service: service, maxLine: maxLine)
        responder.batchAnswers = batchAnswers
        worker = responder.makeWorker()
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    /// Changes the rule files.
    func write(_ text: String) throws { try Self.write(text, in: files) }

    /// The bytes that a line is answered with; nil where it gets no answer.
    func bytes(_ line: some Collection<UInt8>) -> [UInt8]? {
        answer { output in ByteView.with(Array(line)) { worker.answer($0, into: &output) } }
    }

    /// The text that a line is answered with; nil where it gets no answer.
    func text(_ line: String) -> String? { bytes(line.utf8).map { String(decoding: $0, as: UTF8.self) } }

    /// The JSON that a line is answered with; null where it gets no answer.
    func callAsFunction(_ line: String) -> JSONValue { bytes(line.utf8).flatMap { try? JSONReader.parse($0) } ?? .null }

    /// The answer to a request of a method.
    func callAsFunction(_ method: String, _ parameters: JSONValue) -> JSONValue {
        let request: JSONValue = ["jsonrpc": "2.0", "id": 1, "method": .string(method), "params": parameters]
        return self(String(decoding: JSONWriter.bytes(of: request), as: UTF8.self))
    }

    /// What a worker appends.
    func answer(_ make: (inout LineOutput) -> LineOutcome) -> [UInt8]? {
        var output = LineOutput()
        return make(&output) == .answered ? Array(output.buffer.readableBytesView) : nil
    }

    private static func write(_ text: String, in folders: RuleFolders) throws {
        for (folder, name) in [(folders.rules, "a.yaml"), (folders.tariffs, "2025.yaml")] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
        }
    }

    private static func findings(_ files: RuleFiles) -> [Finding] {
        files.rules.compactMap { entry in
            let text = String(decoding: entry.source.bytes, as: UTF8.self)
            let span = SourceSpan(file: entry.source, lower: 0, upper: 1)
            if text.contains("faute") { return Finding(WrittenFinding.mistake, at: span) }
            return text.contains("doute") ? Finding(WrittenFinding.doubt, at: span) : nil
        }
    }
}

/// What the files of these tests hold on purpose.
private enum WrittenFinding: FindingKind {
    static let stage = "Tests"

    case mistake, doubt

    enum Code: String, FindingCode {
        case mistake = "faute"
        case doubt = "doute"

        var title: FindingTitle {
            switch self {
            case .mistake: .error("Faute écrite exprès")
            case .doubt: .warning("Doute écrit exprès")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .mistake: .init(.mistake, "Une faute")
        case .doubt: .init(.doubt, "Un doute")
        }
    }
}
