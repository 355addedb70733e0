/// Whether a program has what its runtime takes before it does anything of its own.
public enum StartRoom {
    /// The files that it opens: the standard streams, those of its threads, one to read.
    private static let files = 12
    /// The addresses of its first threads and of what it reads first.
    private static let addresses = 96 << 20

    /// What is missing, in French; nil where nothing is.
    public static var shortage: String? {
        if let limit = OpenFileLimit.raise(to: files), limit < files {
            return "trop peu de fichiers ouverts permis (ulimit -n) : \(limit), et il en faut au moins \(files)"
        }
        guard let limit = MemoryLimit.addresses, limit - MemoryLimit.addressesUsed < addresses else { return nil }
        return "trop peu de mémoire permise (ulimit -v) : \(limit >> 20) Mio, et il en faut au moins "
            + "\((MemoryLimit.addressesUsed + addresses) >> 20)"
    }
}
