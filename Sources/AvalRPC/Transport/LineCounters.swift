import Synchronization

/// What a line server has done since it was made: a snapshot, each number exact by itself.
public struct LineCounters: Sendable, Hashable {
    /// Connections open now, the standard streams included while they are served.
    public let connectionsOpen: Int
    /// Connections taken since the start.
    public let connectionsTotal: Int
    /// Connections refused because there were too many.
    public let connectionsRefused: Int
    /// Lines handed to a worker, refused ones not counted.
    public let lines: Int
    /// Those of them that were heavy.
    public let heavyLines: Int
    /// Lines refused for want of room.
    public let overloads: Int
    /// Lines refused because they were too long.
    public let tooLong: Int
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
            tooLong: tooLong.load(ordering: .relaxed))
    }
}
