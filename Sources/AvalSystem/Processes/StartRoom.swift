/// Whether a program has what its runtime takes before it does anything of its own.
public enum StartRoom {
    /// The files that it opens: the standard streams, those of its threads, one to read.
    private static let files = 12
    /// The addresses of its first threads and of what it reads first.
    private static let addresses = 96 << 20
    /// What it writes to before it has read anything, and the stacks of its first threads: one that is not given waits for ever.
    private static let data = 64 << 20
    /// The stack that a thread has: reading goes as deep as what is read.
    private static let stack = 1 << 20

    /// What is missing, in French; nil where nothing is.
    public static var shortage: String? {
        if let limit = OpenFileLimit.raise(to: files), limit < files {
            return "trop peu de fichiers ouverts permis (ulimit -n) : \(limit), et il en faut au moins \(files)"
        }
        if let limit = MemoryLimit.stack, limit < stack {
            return "trop peu de pile permise (ulimit -s) : \(limit >> 10) Kio, et il en faut au moins \(stack >> 10)"
        }
        if let limit = MemoryLimit.data, limit < data {
            return "trop peu de mémoire permise (ulimit -d) : \(limit >> 20) Mio, et il en faut au moins \(data >> 20)"
        }
        guard let limit = MemoryLimit.addresses, limit - MemoryLimit.addressesUsed < addresses else { return nil }
        return "trop peu de mémoire permise (ulimit -v) : \(limit >> 20) Mio, et il en faut au moins "
            + "\((MemoryLimit.addressesUsed + addresses) >> 20)"
    }
}
