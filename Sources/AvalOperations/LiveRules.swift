import AvalEngine
import AvalJSON
import AvalLoading
import AvalSource
import Logging

/// The rules of a daemon: read from folders, replaced while it runs.
public struct LiveRules: RulesHolder {
    /// What holds them.
    public let rules: RulesInForce<Rulebook>

    /// Reads the files for the first time; faulty ones give way to the set last accepted, where `state` keeps one.
    ///
    /// Throws every finding when there is nothing to judge with.
    public init(
        folders: RuleFolders, state: AcceptedStore?, clock: ServiceClock, logger: Logger
    ) throws(NoRulesError) {
        let source = RulesSource<Rulebook>(folders: folders, store: state, clock: clock, logger: logger) { files in
            let loaded = RulebookLoader.load(files, folders: folders, runningExamples: true)
            return (loaded.rulebook, loaded.findings)
        }
        rules = try RulesInForce.start(from: source)
    }

    /// The rulebook to judge with now.
    public var current: Rulebook { rules.current.book }

    /// Reads the files again because somebody asked.
    public func reload() -> ReloadOutcome { rules.reload(cause: .request) }

    /// The version, its origin and warnings, and what came of the last reading.
    public var report: [JSONMember] {
        let status = rules.status
        return [
            JSONMember("version", .string(status.current.version)),
            JSONMember("origine", .string(status.current.origin.rawValue)),
            JSONMember("depuis", .string(Timestamp.text(milliseconds: status.current.since))),
            JSONMember("avertissements", FindingList.json(status.current.warnings)),
            JSONMember("dernier_chargement", Self.json(status.lastReload)),
        ]
    }

    private static func json(_ report: ReloadReport) -> JSONValue {
        var members = [
            JSONMember("cause", .string(report.cause.rawValue)),
            JSONMember("date", .string(Timestamp.text(milliseconds: report.date))),
            JSONMember("millisecondes", .integer(Int(report.milliseconds))),
        ]
        switch report.outcome {
        case .accepted(let version, _, _):
            members.append(JSONMember("accepte", true))
            members.append(JSONMember("version", .string(version)))
        case .refused(let findings, _):
            members.append(JSONMember("accepte", false))
            members.append(JSONMember("constats", FindingList.json(findings)))
        }
        return .object(members)
    }
}

/// Findings as the protocol shows them.
public enum FindingList {
    /// The same objects as `aval check --format json`.
    public static func json(_ findings: [Finding]) -> JSONValue {
        (try? JSONReader.parse(DiagnosticPrinter.json(findings))) ?? []
    }
}
