import AvalEngine
import AvalJSON
import AvalSource

/// The rules in force, wherever they come from, as the doors need them.
public protocol RulesHolder: Sendable {
    /// The rulebook to judge with now; who holds it may go on with it after a reload.
    var current: Rulebook { get }
    /// Reads the files again and takes them if they are sound.
    func reload() -> ReloadReport
    /// What `etat` says of the rules and their last reload.
    var report: [JSONMember] { get }
}

/// What came of reading the files again.
public enum ReloadReport: Sendable {
    /// They are in force under this version; `isNew` is false when they were before.
    case accepted(version: String, isNew: Bool, warnings: [Finding])
    /// They are faulty, and the version kept is still in force.
    case refused([Finding], kept: String)
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
    public func reload() -> ReloadReport { .accepted(version: current.version, isNew: false, warnings: []) }

    /// Only the version is known.
    public var report: [JSONMember] { [JSONMember("version", .string(current.version))] }
}
