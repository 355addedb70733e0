import AvalSystem

/// Whether the system gives a daemon the memory that its limits let clients take: a process that is refused memory later can
/// only die.
enum MemoryRoom {
    /// What the daemon holds for itself, and what each thread may be making.
    private static let own = 64 << 20
    private static let perAnswer = 96 << 20
    /// What new rules take beside those in force while they are read and looked at.
    private static let perReload = 112 << 20
    /// What rules that are not in force any more take beside them, when a receipt under them is asked for again.
    private static let perArchive = 112 << 20
    /// What each connection may hold beside the budgets.
    private static let perConnection = 192 << 10
    /// Addresses that each thread takes without holding memory: its stack.
    private static let perThread = 8 << 20

    /// Why the limits do not fit, in French; nil where they do, or where the system sets none.
    static func shortage(for limits: LineServerConfiguration, isSigning: Bool = false) -> String? {
        let threads = limits.threads + limits.heavyThreads
        let held =
            own + perReload + (isSigning ? perArchive : 0) + limits.maxHeldBytes + limits.maxAnswerBytes + limits
            .maxConnections * perConnection
            + threads * perAnswer
        if let limit = MemoryLimit.data, held > limit { return sentence(held, limit, "ulimit -d") }
        if let limit = MemoryLimit.group, held > limit {
            return sentence(held, limit, "le groupe de contrôle (cgroup)")
        }
        // The threads that the runtime has beside these are some.
        let addresses = held + MemoryLimit.addressesUsed + (threads + 4) * perThread
        if let limit = MemoryLimit.addresses, addresses > limit { return sentence(addresses, limit, "ulimit -v") }
        return nil
    }

    private static func sentence(_ needed: Int, _ limit: Int, _ name: String) -> String {
        "trop peu de mémoire permise : les limites demandées peuvent prendre \(needed >> 20) Mio, et \(name) en laisse "
            + "\(limit >> 20) ; baissez --max-held-bytes, --max-answer-bytes, --max-connections ou --threads"
    }
}
