import AvalValues

extension Compiler {
    /// `some d in codes satisfies …` and `every …` where the body asks only which lists `d` stands in: a few operations on
    /// sets of codes for each subject, however many codes it has.
    func quantified(_ quantifier: Quantifier, _ iterations: [Form.Iteration], _ body: Node, of node: Node) -> TruthCode?
    {
        guard iterations.count == 1, let iteration = iterations.first, iteration.end == nil,
            let list = operand(iteration.source), list.shape == .codes,
            let set = CodeSet(body, element: iteration.name, self)
        else { return nil }
        let slow = slowTruth(node)
        return TruthCode { block, asked in
            list.code.column(block, asked) { lists in
                var found = TruthMask(yes: 0, no: 0)
                var strange: UInt64 = 0
                forEach(asked) { index in
                    let bit = UInt64(1) << UInt64(index)
                    let truth = block.withFrame(index) { set.answer(quantifier, lists[index], $0) }
                    guard let truth else { return strange |= bit }
                    if truth { found.yes |= bit } else { found.no |= bit }
                }
                if strange == 0 { return found }
                let rest = slow.run(block, strange)
                return TruthMask(yes: found.yes | rest.yes, no: found.no | rest.no)
            }
        }
    }
}

/// The codes of which a test of one code holds, and those of which it does not; of the others it is not known here.
private struct CodeSet {
    /// Which codes of the catalogue, as sets.
    let ofCatalogue: (FrameView) -> (yes: UInt64, no: UInt64)
    /// Whether it holds of a code that the catalogue has not.
    let ofOther: (FrameView, CodeEntry) -> Truth

    /// The set of a test of the code called `element`; nil where the test is not made of memberships alone.
    init?(_ body: Node, element: String, _ compiler: Compiler) {
        switch body.form {
        case .and(let left, let right):
            guard let a = CodeSet(left, element: element, compiler), let b = CodeSet(right, element: element, compiler)
            else { return nil }
            self = a.and(b)
        case .or(let left, let right):
            // What is not made of memberships may still not matter: the other side mostly decides.
            let a = CodeSet(left, element: element, compiler)
            let b = CodeSet(right, element: element, compiler)
            if a == nil, b == nil { return nil }
            self = (a ?? .unknown).or(b ?? .unknown)
        case .call(let function, let arguments):
            guard let traits = compiler.library.builtin(named: function)?.traits else { return nil }
            if traits.contains(.negates), arguments.count == 1 {
                guard let inner = CodeSet(arguments[0].value, element: element, compiler) else { return nil }
                self = inner.complement
                return
            }
            guard traits.contains(.searches), arguments.count == 2,
                let list = compiler.argument(arguments, 0, named: "list"),
                let value = compiler.argument(arguments, 1, named: "element"), case .name(element) = value.form
            else { return nil }
            self.init(list: list, element: element, compiler)
        case .membership(let value, let tests):
            guard case .name(element) = value.form, tests.count == 1 else { return nil }
            self.init(list: tests[0], element: element, compiler)
        default: return nil
        }
    }

    private func and(_ other: CodeSet) -> CodeSet {
        CodeSet(
            ofCatalogue: { frame in
                let (a, b) = (ofCatalogue(frame), other.ofCatalogue(frame))
                return (a.yes & b.yes, a.no | b.no)
            }, ofOther: { ofOther($0, $1).and(other.ofOther($0, $1)) })
    }

    private func or(_ other: CodeSet) -> CodeSet {
        CodeSet(
            ofCatalogue: { frame in
                let (a, b) = (ofCatalogue(frame), other.ofCatalogue(frame))
                return (a.yes | b.yes, a.no & b.no)
            }, ofOther: { ofOther($0, $1).or(other.ofOther($0, $1)) })
    }

    private var complement: CodeSet {
        CodeSet(
            ofCatalogue: { frame in
                let inner = ofCatalogue(frame)
                return (inner.no, inner.yes)
            }, ofOther: { ofOther($0, $1).negated })
    }

    private init(
        ofCatalogue: @escaping (FrameView) -> (yes: UInt64, no: UInt64),
        ofOther: @escaping (FrameView, CodeEntry) -> Truth
    ) {
        self.ofCatalogue = ofCatalogue
        self.ofOther = ofOther
    }

    /// The set of a test of which nothing is known here.
    private static var unknown: CodeSet { CodeSet(ofCatalogue: { _ in (0, 0) }, ofOther: { _, _ in .unknown }) }

    /// The codes of a list: one kept in a slot, or one that is the same for every declaration.
    private init?(list: Node, element: String, _ compiler: Compiler) {
        guard let path = compiler.path(list), path.first != element else { return nil }
        if case .list(let items)? = compiler.resolver.constant(path) {
            let texts = items.compactMap(\.string)
            let mask = texts.reduce(UInt64(0)) { mask, text in
                compiler.resolver.catalogueIndex(text).map { mask | 1 << UInt64($0) } ?? mask
            }
            let table = ByteTable(texts)
            self.init(
                ofCatalogue: { _ in (mask, ~mask) }, ofOther: { _, entry in Truth(table.position(entry.bytes) >= 0) })
            return
        }
        guard let (reference, shape) = compiler.resolver.slot(path), shape == .codes else { return nil }
        self.init(
            ofCatalogue: { frame in
                let slot = frame.slot(reference)
                let mask = slot.tag == .codes ? slot.payload : 0
                return (mask, ~mask)
            },
            ofOther: { frame, entry in
                Truth(frame.codes(of: frame.slot(reference)).contains { $0.bytes == entry.bytes })
            })
    }

    /// Whether some, or every, code of a list is in the set; nil where that is not known here.
    func answer(_ quantifier: Quantifier, _ list: Slot, _ frame: FrameView) -> Bool? {
        guard list.tag == .codes, list.short > 0 else { return quantifier == .every }
        let set = ofCatalogue(frame)
        // For « every », one code outside decides; for « some », one inside.
        let (deciding, other) = quantifier == .some ? (set.yes, set.no) : (set.no, set.yes)
        if list.payload & deciding != 0 { return quantifier == .some }
        var isKnown = list.payload & ~other == 0
        if list.payload.nonzeroBitCount < Int(list.short) {
            let decision: Truth = quantifier == .some ? .yes : .no
            for entry in frame.codes(of: list) where entry.index == Slot.noCode {
                let truth = ofOther(frame, entry)
                if truth == decision { return quantifier == .some }
                if truth == .unknown { isKnown = false }
            }
        }
        return isKnown ? quantifier == .every : nil
    }
}
