import AvalEngine
import AvalRules
import AvalSource
import AvalTestSupport
import Foundation
import Logging
import Synchronization

@testable import AvalLoading

/// Rules in force of which only the texts of their files matter, with what they logged and how often they were compiled. A
/// text with « faute » in it is refused, one with « doute » warned of.
final class RulesFixture: Sendable {
    let folder: TemporaryFolder
    let compilations = Mutex(0)
    let lines = LogLines()
    /// Runs in the middle of each compilation.
    let during = Mutex<(@Sendable () -> Void)?>(nil)

    init(_ rule: String) throws { folder = try .holding(rule: rule) }

    func setup(
        of folders: RuleFolders? = nil, store: AcceptedStore? = nil, acceptsRemovals: Bool = false,
        gate: ReloadGate = .errors
    ) throws -> RulesInForce.Setup {
        let rules = try Shipped.rulebook().rules
        let lines = self.lines
        let ticks = Mutex<Int64>(0)
        let clock = ServiceClock(
            unixMilliseconds: { 1_700_000_000_000 },
            elapsedMilliseconds: {
                ticks.withLock {
                    $0 += 7
                    return $0
                }
            })
        let logger = Logger(label: "test") { _ in lines }
        return RulesInForce.Setup(
            folders: folders ?? folder.folders, store: store, acceptsRemovals: acceptsRemovals, clock: clock,
            logger: logger, gate: gate
        ) { [self] in compile($0, rules) }
    }

    private func compile(_ files: RuleFiles, _ rules: RuleSet) -> (rulebook: Rulebook?, findings: [Finding]) {
        compilations.withLock { $0 += 1 }
        during.withLock { $0 }?()
        var findings: [Finding] = []
        for entry in files.rules + files.tariffs {
            let text = String(decoding: entry.source.bytes, as: UTF8.self)
            let span = SourceSpan(file: entry.source, lower: 0, upper: 1)
            if text.contains("faute") { findings.append(Finding(FixtureFinding.error, at: span)) }
            if text.contains("doute") { findings.append(Finding(FixtureFinding.warning, at: span)) }
        }
        let rulebook = Rulebook(
            rules: rules, tariffs: [],
            version: [files.rules, files.tariffs].map { Self.texts($0) }.joined(separator: Self.separator))
        return (findings.contains { $0.severity == .error } ? nil : rulebook, findings)
    }

    /// What separates the texts of rules and tariffs in the version of a rulebook.
    static let separator = "|"

    private static func texts(_ entries: [RuleFiles.Entry]) -> String {
        entries.map { $0.source.line(1) }.joined(separator: ",")
    }
}

extension AcceptedRules {
    /// The texts of its rules.
    var rules: [String] { texts[0] }
    /// The texts of its tariffs.
    var tariffs: [String] { texts[1] }

    private var texts: [[String]] {
        rulebook.version.components(separatedBy: RulesFixture.separator).map { $0.components(separatedBy: ",") }
    }
}

/// A log kept in memory: level, message, and the metadata in the order of their names.
final class LogLines: LogHandler, Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }
    subscript(metadataKey _: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        let fields = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        lines.withLock { $0.append("\(event.level) \(event.message)\(fields)") }
    }
}
