import AvalValues

extension Compiler {
    /// The value of a node: a faster way where there is one, the interpreter's otherwise.
    public func value(_ node: Node) -> (UnsafePointer<SlotFrame>) -> Value {
        prefixFilter(node) ?? resolver.slow(node)
    }

    /// `nomenclature[starts with(item, e)]`: what begins in some way among constant texts.
    ///
    /// A message that names the neighbours of a wrong code asks it once for each wrong code, and a declaration may hold
    /// thousands of them: `e` is evaluated once, not once for each element.
    private func prefixFilter(_ node: Node) -> ((UnsafePointer<SlotFrame>) -> Value)? {
        guard case .filter(let source, let condition) = node.form, let path = path(source),
            case .list(let items)? = resolver.constant(path), case .call(let function, let arguments) = condition.form,
            case .name("starts with") = function.form, arguments.count == 2, arguments.allSatisfy({ $0.name == nil }),
            case .name("item") = arguments[0].value.form, !Self.mentionsItem(arguments[1].value)
        else { return nil }
        let texts = items.compactMap(\.string)
        guard texts.count == items.count else { return nil }
        let bytes = texts.map { Array($0.utf8) }
        let prefix = resolver.slow(arguments[1].value)
        return { frame in
            // Starting with what is no text is null, and takes no element.
            guard let start = prefix(frame).string.map({ Array($0.utf8) }) else { return .list([]) }
            return .list(zip(items, bytes).filter { $0.1.starts(with: start) }.map(\.0))
        }
    }

    private static func mentionsItem(_ node: Node) -> Bool {
        if case .name("item") = node.form { return true }
        return node.form.children.contains { mentionsItem($0) }
    }
}
