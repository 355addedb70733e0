import AvalSource

/// Leaves a finding for each name met twice.
struct UniqueNames {
    private var places: [String: SourceSpan] = [:]
    let log: FindingLog
    let what: String

    init(_ what: String, log: FindingLog) {
        self.what = what
        self.log = log
    }

    /// Whether `name` is new; if not, a finding points at both places.
    mutating func isNew(_ name: String, at span: SourceSpan) -> Bool {
        if let first = places[name] {
            log.error(
                "nom_en_double", "\(what) « \(name) » existe déjà", at: span,
                help: "donnez un autre nom, ou supprimez l'un des deux",
                related: [.init("le premier est ici", at: first)])
            return false
        }
        places[name] = span
        return true
    }
}
