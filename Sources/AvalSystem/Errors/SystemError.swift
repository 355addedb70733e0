import Glibc

/// A system call that failed.
public struct SystemError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The call's name (`open`).
    public let call: String
    /// Its `errno`.
    public let number: Int32

    /// The call that has just failed on this thread, or one known to fail with `number`.
    init(_ call: String, number: Int32 = errno) {
        self.call = call
        self.number = number
    }

    /// A call that is not made, because what it is asked makes no sense to the system.
    public static func invalid(_ call: String) -> SystemError { SystemError(call, number: EINVAL) }

    /// What a call would say that writes where nothing can be written.
    public static func readOnly(_ call: String) -> SystemError { SystemError(call, number: EROFS) }

    /// What a call would say that finds something under a name that is to be free.
    public static func exists(_ call: String) -> SystemError { SystemError(call, number: EEXIST) }

    /// What a call would say that finds nothing under a name.
    public static func missing(_ call: String) -> SystemError { SystemError(call, number: ENOENT) }

    /// What a call would say that meets a folder where a file is due.
    public static func isAFolder(_ call: String) -> SystemError { SystemError(call, number: EISDIR) }

    /// Why it failed, in a few French words; a cause that is not a common one keeps its number.
    ///
    /// The system's own words follow no language that we choose.
    public var reason: String {
        switch (call, number) {
        // These two have nothing to do with the disk, nor with files.
        case ("inotify_add_watch", ENOSPC): "limite fs.inotify.max_user_watches atteinte"
        case ("inotify_init1", EMFILE): "limite fs.inotify.max_user_instances atteinte"
        default: Self.reasons[number] ?? "erreur système \(number)"
        }
    }

    /// The reason, then the call and its number, for whoever runs the daemon.
    public var description: String { "\(reason) [\(trace)]" }

    /// The call and its number alone (`bind : errno 13`).
    public var trace: String { "\(call) : errno \(number)" }

    /// The system's own words, in whatever language it has them.
    public var systemWords: String { String(cString: strerror(number)) }

    private static let reasons: [Int32: String] = [
        ENOENT: "introuvable",
        EEXIST: "existe déjà",
        EACCES: "accès refusé",
        EPERM: "accès refusé",
        ELOOP: "trop de liens symboliques, ou des liens qui tournent en rond",
        EISDIR: "c'est un dossier",
        ENOTDIR: "ce n'est pas un dossier",
        ENAMETOOLONG: "chemin trop long",
        EMFILE: "trop de fichiers ouverts",
        ENFILE: "trop de fichiers ouverts",
        ENOSPC: "plus de place sur le disque",
        EDQUOT: "plus de place sur le disque",
        EFBIG: "taille de fichier limitée par le système",
        EROFS: "système de fichiers en lecture seule",
        EIO: "erreur du disque",
        ENOMEM: "plus de mémoire",
        EBADF: "flux fermé",
        EPIPE: "plus personne ne lit la sortie",
        ESTALE: "fichier disparu du serveur de fichiers",
    ]
}
