import AvalEngine
import AvalJSON
import AvalLoading
import AvalSource

/// The rules in force, wherever they come from, as the doors need them.
public protocol RulesHolder: Sendable {
    /// The rulebook to judge with now; who holds it may go on with it after a reload.
    var current: Rulebook { get }
    /// Reads the files again and takes them if they are sound.
    func reload() -> ReloadOutcome
    /// What `etat` says of the rules and their last reading.
    var report: [JSONMember] { get }
}

/// Rules that never change: those of a command that runs once.
public struct FixedRules: RulesHolder {
    /// The rulebook.
    public let current: Rulebook

    /// A holder of one rulebook.
    public init(_ rulebook: Rulebook) {
        current = rulebook
    }

    /// Nothing is read again.
    public func reload() -> ReloadOutcome { .accepted(version: current.version, changed: false, warnings: []) }

    /// Only the version is known.
    public var report: [JSONMember] { [JSONMember("version", .string(current.version))] }
}
