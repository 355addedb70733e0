import AvalSystem

/// The process's limit of open files, which connections share with everything else it opens.
enum OpenFiles {
    /// Left to the rest of the process (rule files, a reload, standard streams) when connections fill the limit.
    static let reserve = 64

    /// Raises the limit, as far as the system lets it, so that `connections` may be open at once; returns how many may.
    static func makeRoom(for connections: Int) -> Int {
        guard let limit = OpenFileLimit.raise(to: connections + reserve) else { return connections }
        return max(1, min(connections, limit - reserve))
    }
}
