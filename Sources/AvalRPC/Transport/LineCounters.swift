import Synchronization

/// What a line server has done since it was made: a snapshot, each number exact by itself.
public struct LineCounters: Sendable, Hashable {
    /// Connections open now, the standard streams included while they are served.
    public var connectionsOpen = 0
    /// Connections taken since the start.
    public var connectionsTotal = 0
    /// Connections refused because there were too many.
    public var connectionsRefused = 0
    /// Lines handed to a worker, refused ones not counted.
    public var lines = 0
    /// Those of them that were heavy.
    public var heavyLines = 0
    /// Lines refused for want of room.
    public var overloads = 0
    /// Lines refused because they were too long.
    public var tooLong = 0
    /// Connections closed because their clients did nothing for too long.
    public var idleClosed = 0
    /// How many connections may be open at once; 0 while none may.
    public var connectionLimit = 0

    /// Each under the name that `etat` gives it.
    var named: [(name: String, value: Int)] {
        [
            ("connexions_ouvertes", connectionsOpen), ("connexions", connectionsTotal),
            ("connexions_refusees", connectionsRefused), ("connexions_inactives_fermees", idleClosed),
            ("connexions_max", connectionLimit), ("lignes", lines), ("lignes_lourdes", heavyLines),
            ("surcharges", overloads), ("lignes_trop_longues", tooLong),
        ]
    }
}

/// The numbers behind ``LineCounters``, raised by every thread.
final class LineTally: Sendable {
    let connectionsOpen = Atomic(0)
    let connectionsTotal = Atomic(0)
    let connectionsRefused = Atomic(0)
    let lines = Atomic(0)
    let heavyLines = Atomic(0)
    let overloads = Atomic(0)
    let tooLong = Atomic(0)
    let idleClosed = Atomic(0)
    let connectionLimit = Atomic(0)

    func connectionOpened() {
        connectionsOpen.add(1, ordering: .relaxed)
        connectionsTotal.add(1, ordering: .relaxed)
    }

    func connectionClosed() {
        connectionsOpen.subtract(1, ordering: .relaxed)
    }

    var snapshot: LineCounters {
        LineCounters(
            connectionsOpen: connectionsOpen.load(ordering: .relaxed),
            connectionsTotal: connectionsTotal.load(ordering: .relaxed),
            connectionsRefused: connectionsRefused.load(ordering: .relaxed),
            lines: lines.load(ordering: .relaxed),
            heavyLines: heavyLines.load(ordering: .relaxed),
            overloads: overloads.load(ordering: .relaxed),
            tooLong: tooLong.load(ordering: .relaxed), idleClosed: idleClosed.load(ordering: .relaxed),
            connectionLimit: connectionLimit.load(ordering: .relaxed))
    }
}
