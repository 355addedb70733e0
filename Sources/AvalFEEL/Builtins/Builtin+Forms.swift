import AvalValues

extension Builtin {
    /// What the function, of one text, gives of another; nil where it gives no text.
    public func form(of text: String) -> String? {
        Evaluator(library: .standard, limits: Limits(steps: 100_000), now: nil, observer: nil)
            .call(self, [.string(text)], names: nil).string
    }
}
