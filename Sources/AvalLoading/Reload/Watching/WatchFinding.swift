import AvalSource
import AvalSystem

/// What keeps changes of the files from being noticed as they happen.
enum WatchFinding: FindingKind {
    static let stage = "Surveillance des fichiers"

    /// The system gives no notice: the folders are looked at every so many milliseconds.
    case polling(SystemError, milliseconds: Int64)
    /// Nothing is noticed.
    case none(SystemError)

    enum Code: String, FindingCode {
        case polling = "surveillance_par_relecture"
        case none = "surveillance_absente"

        var title: FindingTitle {
            switch self {
            case .polling: .warning("Fichiers relus régulièrement, faute de surveillance")
            case .none: .warning("Fichiers non surveillés")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .polling(let error, let milliseconds):
            .init(
                .polling,
                "Le système ne signale pas les changements de fichiers (\(error.reason)) : les dossiers sont relus toutes les \(milliseconds) ms",
                help: "relevez fs.inotify.max_user_watches et fs.inotify.max_user_instances")
        case .none(let error):
            .init(
                .none, "Les fichiers ne sont pas surveillés (\(error.reason)) : leurs changements ne sont pas vus",
                help: "appelez « recharger » après chaque changement")
        }
    }
}
