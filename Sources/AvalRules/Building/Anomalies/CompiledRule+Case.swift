import AvalFEEL
import AvalSource

extension CompiledRule {
    /// A way in which it fires: what a key of rule files becomes, and how, stands here.
    public final class Case {
        /// Its index among all cases of a rule set.
        public let number: Int
        /// The case of the rule files that it comes from: one whose weight depends stands as several.
        public let span: SourceSpan
        /// When it holds.
        public let validity: Validity
        /// When it fires; nil where being there is enough.
        public let condition: TruthCode?
        /// How much it weighs.
        public let gravity: Anomaly.Gravity
        /// Where it points.
        public let pointer: Pointer
        /// What is said.
        public let message: Template
        /// The law.
        public let reference: Template?
        /// What was declared.
        public let declared: Output?
        /// What was due.
        public let expected: Output?
        /// What may mend it.
        public let correction: Correction?
        /// Whether it points into the payment.
        public let concernsPayment: Bool
        /// What it was compiled from, to explain a verdict: judging never looks at it.
        let texts: CaseTexts

        /// Compiles a case; nil, with findings, where it lacks something without which it cannot be judged.
        init?(_ compiler: CaseCompiler) {
            let condition = compiler.condition()
            let gravity = compiler.required(\.gravity, "gravite", example: "« gravite: avertissement »")
            let text = compiler.required(\.message, "message", example: "« message: \"…\" »")
            let pointer = compiler.pointer()
            let message = text.flatMap { compiler.templates.read($0, what: "ce message") }
            let reference = compiler.reference.map { compiler.templates.read($0, what: "cette référence") }
            let declared = compiler.output(\.declared, what: "« declare »")
            let expected = compiler.output(\.expected, what: "« attendu »")
            let correction = compiler.correction()
            guard let condition, let gravity, let pointer, let message, reference.map({ $0 != nil }) ?? true else {
                return nil
            }
            number = compiler.numbers.next()
            span = compiler.item.span
            validity = compiler.validity
            self.condition = condition.code
            self.gravity = gravity
            self.pointer = pointer
            self.message = message
            self.reference = reference ?? nil
            self.declared = declared?.0
            self.expected = expected?.0
            self.correction = correction?.0
            if case .declaration(let path) = pointer {
                concernsPayment = path.hasPrefix("/paiement")
            } else {
                concernsPayment = false
            }
            texts = CaseTexts(
                condition: condition.text, declared: declared?.1, expected: expected?.1, correction: correction?.1)
        }
    }
}
