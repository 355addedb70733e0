import AvalSource
import AvalValues

extension Anomaly {
    /// What a case says, or the rule says for all its cases: a key of rule files, what it holds and how it is read stand here.
    public struct Wording: Sendable {
        /// When it fires.
        public internal(set) var condition: SourceText?
        /// How much it weighs.
        public internal(set) var gravity: Gravity?
        /// What gives the word of how much it weighs, instead.
        public let gravityChoice: SourceText?
        /// What is said to the adhérent.
        public let message: SourceText?
        /// The law.
        public let reference: SourceText?
        /// The field that it points at.
        public let path: SourceText?
        /// What was declared.
        public let declared: SourceText?
        /// What was due.
        public let expected: SourceText?
        /// What may be done.
        public let correction: Correction?
        /// The entries of the list of controls that it answers (`AGE-01`).
        public let fiches: [SourceText]
        /// Why no article founds it.
        public let withoutArticle: String?
        /// What remains to be confirmed.
        public let doubt: String?
        /// The day, as a day number, after which it has to be looked at again.
        public let review: Int?
        /// The keys that are written, whether or not their values could be read.
        let written: NameSet

        /// The keys, in the order in which they are best written.
        static let keys = [
            "si", "gravite", "chemin", "declare", "attendu", "message", "fiche", "reference", "sans_article",
            "correction",
            "doute", "a_revoir",
        ]

        /// Reads what a rule or a case says.
        init(_ map: YAMLMap) {
            condition = map.expression("si")
            gravityChoice = map.gravityChoice
            gravity = gravityChoice == nil ? Gravity(map) : nil
            message = map.text("message")
            reference = map.text("reference")
            path = map.text("chemin")
            declared = map.expression("declare")
            expected = map.expression("attendu")
            correction = CorrectionReader(map: map).read()
            fiches = FicheReader(map: map).read()
            withoutArticle = map.string("sans_article")
            doubt = map.string("doute")
            review = map.day("a_revoir")
            written = NameSet(map.entries.map(\.name) + RuleKeys.anomalyCase.keys.filter(map.isMistyped))
        }
    }
}

extension YAMLMap {
    /// The expression of `gravite: {selon: …}`.
    fileprivate var gravityChoice: SourceText? {
        guard let node = field("gravite"), node.entries?.contains(where: { $0.name == "selon" }) == true,
            let inner = map("gravite", what: "la gravité")
        else { return nil }
        inner.refuseUnknownKeys(RuleKeys.gravity)
        for key in ["avant_signature", "signature"] { inner.refuse(key, beside: "selon") }
        return inner.requiredExpression("selon")
    }
}

extension Anomaly.Gravity {
    /// Reads `gravite`: a word, or one until the signature and one at it; nil where it is neither.
    fileprivate init?(_ map: YAMLMap) {
        let words = Anomaly.Severity.allCases.map(\.word)
        guard let node = map.field("gravite") else { return nil }
        guard node.entries != nil else {
            let severity = map.requiredWord("gravite", among: words).flatMap(Anomaly.Severity.init)
            guard let severity else { return nil }
            self.init(before: severity, signing: severity)
            return
        }
        guard let inner = map.map("gravite", what: "la gravité") else { return nil }
        inner.refuseUnknownKeys(RuleKeys.gravity)
        let before = inner.requiredWord("avant_signature", among: words).flatMap(Anomaly.Severity.init)
        let signing = inner.requiredWord("signature", among: words).flatMap(Anomaly.Severity.init)
        guard let before, let signing else { return nil }
        self.init(before: before, signing: signing)
    }
}
