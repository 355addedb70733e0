import AvalSystem

/// The process's limit of open files, which connections share with everything else it opens.
enum OpenFiles {
    /// Left to the rest of the process beside what it has open: a walk through folders of rules nested as deep as they may be,
    /// the file read in them, a set of rules being kept.
    static let reserve = 16
    /// What each event loop opens for itself.
    private static let perThread = 3

    /// Why there is room for no connection at all.
    static let tooFew =
        "trop peu de fichiers ouverts permis (ulimit -n) : il en faut au moins \(leastLimit) pour un client"

    /// The least limit that a daemon of the usual options can live with, nearly: it has about as many files open itself.
    private static let leastLimit = 40

    /// Raises the limit, as far as the system lets it, so that `connections` may be open at once beside what is open now and
    /// what `threads` will open; returns how many may, nil where none may.
    static func makeRoom(for connections: Int, threads: Int) -> Int? {
        let others = OpenFileLimit.used + threads * perThread + reserve
        guard let limit = OpenFileLimit.raise(to: connections + others) else { return connections }
        let room = min(connections, limit - others)
        return room > 0 ? room : nil
    }
}
