import AvalSource
import Logging
import Synchronization

@testable import AvalLoading

/// A rule set of which only the texts matter; a text with « faute » in it is refused, one with « doute » warned of.
struct Texts: Sendable {
    let rules: [String]
    let tariffs: [String]
    let compilation: Int
}

/// Rules made of `Texts`, with what they logged and how often they were compiled.
final class RulesFixture: Sendable {
    let folder: TemporaryFolder
    let compilations = Mutex(0)
    let lines = LogLines()
    /// Runs in the middle of each compilation.
    let during = Mutex<(@Sendable () -> Void)?>(nil)

    init(_ rule: String) throws { folder = try .holding(rule: rule) }

    func source(of folders: RuleFolders? = nil, store: AcceptedStore? = nil) -> RulesSource<Texts> {
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
        return RulesSource(folders: folders ?? folder.folders, store: store, clock: clock, logger: logger) { [self] in
            compile($0)
        }
    }

    private func compile(_ files: RuleFiles) -> (book: Texts?, findings: [Finding]) {
        let number = compilations.withLock {
            $0 += 1
            return $0
        }
        during.withLock { $0 }?()
        var findings: [Finding] = []
        for entry in files.rules + files.tariffs {
            let text = String(decoding: entry.source.bytes, as: UTF8.self)
            let span = SourceSpan(file: entry.source, lower: 0, upper: 1)
            if text.contains("faute") { findings.append(Finding(FixtureFinding.error, at: span)) }
            if text.contains("doute") { findings.append(Finding(FixtureFinding.warning, at: span)) }
        }
        func texts(_ entries: [RuleFiles.Entry]) -> [String] { entries.map { $0.source.line(1) } }
        let book = Texts(rules: texts(files.rules), tariffs: texts(files.tariffs), compilation: number)
        return (findings.contains { $0.severity == .error } ? nil : book, findings)
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
