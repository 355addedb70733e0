import Glibc

/// Why a batch stopped before its end, in French: what was done stays done.
public struct BatchFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// The sentence for whoever runs it.
    public let message: String

    /// A failure in its own words.
    public init(_ message: String) {
        self.message = message
    }

    /// A system call on `path` that has just failed on this thread: « … ne peut pas être lu : plus de place ».
    init(_ path: String, _ verb: String, _ number: Int32 = errno) {
        message = "« \(path) » ne peut pas être \(verb) : \(Self.reason(number))"
    }

    /// The sentence.
    public var description: String { message }

    /// Why a call failed, in French; the system's own words follow no language that we choose.
    static func reason(_ number: Int32) -> String { reasons[number] ?? "erreur système \(number)" }

    private static let reasons: [Int32: String] = [
        ENOENT: "introuvable", ENOTDIR: "introuvable", EACCES: "accès refusé", EPERM: "accès refusé",
        EISDIR: "c'est un dossier", ENOSPC: "plus de place sur le disque", EDQUOT: "plus de place sur le disque",
        EFBIG: "taille de fichier limitée par le système", EROFS: "système de fichiers en lecture seule",
        EIO: "erreur du disque", ENOMEM: "plus de mémoire", EMFILE: "trop de fichiers ouverts",
        EBADF: "flux fermé", EPIPE: "plus personne ne lit la sortie", ESTALE: "fichier disparu du serveur de fichiers",
    ]
}
