import AvalValues

/// Builds the tree from libyaml's events, watching depth and weight as they come.
final class Composer {
    /// Why composing stopped.
    enum Stop: Error {
        /// The text is no YAML: `SyntaxDiagnosis` finds out what an author wrote.
        case syntax(YAMLError)
        /// A limit was passed; its finding is in the log.
        case limit
    }

    let log = FindingLog()
    private let file: SourceFile
    private let limits: YAMLLimits
    /// Whether every anchor of the file was read, so that an unknown alias is surely a mistake.
    private let knowsAnchors: Bool
    private var anchors: TextMap<YAMLNode> = [:]
    /// Where each anchor stands that nothing refers to yet.
    private var unusedAnchors: TextMap<SourceSpan> = [:]
    /// The weight of what was composed, aliases followed.
    private var weight = 0
    /// The end of the last scalar, alias or closing bracket: where a block collection really ends.
    private var contentEnd = 0

    init(file: SourceFile, limits: YAMLLimits, knowsAnchors: Bool = true) {
        self.file = file
        self.limits = limits
        self.knowsAnchors = knowsAnchors
    }

    /// The one document of `bytes`, which stand at `base` in the file; nil when there is nothing but comments.
    func read(_ bytes: some Collection<UInt8>, base: Int) -> Result<YAMLNode?, Stop> {
        do throws(Stop) { return .success(try document(bytes, base: base)) } catch { return .failure(error) }
    }

    private func document(_ bytes: some Collection<UInt8>, base: Int) throws(Stop) -> YAMLNode? {
        let events = EventStream(Array(bytes), base: base)
        var root: YAMLNode?
        var count = 0
        while true {
            let event = try next(events)
            switch event.kind {
            case .streamEnd:
                tellUnusedAnchors()
                return root
            case .documentStart(let hasDirective):
                count += 1
                if hasDirective { log.add(ComposingFinding.directive, at: line(from: event.start)) }
                if count > 1 {
                    log.add(ComposingFinding.secondDocument, at: line(from: event.start))
                    return root
                }
            case .streamStart, .documentEnd: continue
            default: root = try node(event, events, depth: 0)
            }
        }
    }

    /// A text that begins with `&` loses its first word to YAML, which takes it for a name.
    private func tellUnusedAnchors() {
        guard knowsAnchors else { return }
        for (name, span) in unusedAnchors.sorted(by: { $0.value.lower < $1.value.lower }) {
            log.add(ComposingFinding.unusedAnchor(name), at: span)
        }
    }

    private func next(_ events: EventStream) throws(Stop) -> YAMLEvent {
        do { return try events.next() } catch { throw .syntax(error) }
    }

    private func node(_ event: YAMLEvent, _ events: EventStream, depth: Int) throws(Stop) -> YAMLNode {
        if event.isTagged { log.add(ComposingFinding.tag, at: tag(of: event)) }
        let node: YAMLNode
        switch event.kind {
        case .alias(let name): return try alias(name, event, depth: depth)
        case .scalar(let value, let style): node = scalar(value, style, event)
        case .sequenceStart(let isFlow): node = try sequence(event, events, isFlow: isFlow, depth: depth + 1)
        case .mappingStart(let isFlow): node = try mapping(event, events, isFlow: isFlow, depth: depth + 1)
        default: node = YAMLNode(.unreadable, span: span(event.start, event.end))
        }
        try count(1, event)
        if let anchor = event.anchor {
            anchors[anchor] = node
            unusedAnchors[anchor] = span(event.start, event.start + 1 + anchor.utf8.count)
        }
        return node
    }

    private func scalar(_ value: [UInt8], _ style: YAMLNode.Style, _ event: YAMLEvent) -> YAMLNode {
        let start = afterProperties(event)
        let (text, end) = ScalarWalk.text(value, style: style, in: file, start: start, end: max(start, event.end))
        contentEnd = end
        if style == .plain, let finding = PlainTextCheck.hash(after: end, in: file) { log.add(finding) }
        return YAMLNode(.scalar(text, style), span: span(start, end))
    }

    /// Where the scalar begins after its `&anchor` and `!tag`.
    private func afterProperties(_ event: YAMLEvent) -> Int {
        var offset = event.start
        func skip(while isSkipped: (UInt8) -> Bool) {
            while offset < event.end, isSkipped(file.bytes[offset]) { offset += 1 }
        }
        for _ in 0..<(event.anchor == nil ? 0 : 1) + (event.isTagged ? 1 : 0) {
            skip { !Mark.isBlank($0) && !Mark.isBreak($0) }
            skip { Mark.isBlank($0) || Mark.isBreak($0) }
            while offset < event.end, file.bytes[offset] == UInt8(ascii: "#") {
                skip { !Mark.isBreak($0) }
                skip { Mark.isBlank($0) || Mark.isBreak($0) }
            }
        }
        return offset
    }

    private func sequence(
        _ start: YAMLEvent, _ events: EventStream, isFlow: Bool, depth: Int
    ) throws(Stop) -> YAMLNode {
        try checkDepth(depth, start)
        var items: [YAMLNode] = []
        while true {
            let event = try next(events)
            if case .sequenceEnd = event.kind {
                return YAMLNode(.sequence(items), span: collectionSpan(start, event, isFlow: isFlow))
            }
            contentEnd = event.end
            let item = try node(event, events, depth: depth)
            if !isFlow, case .scalar = event.kind, let finding = PlainTextCheck.dash(in: item) { log.add(finding) }
            items.append(item)
        }
    }

    private func mapping(
        _ start: YAMLEvent, _ events: EventStream, isFlow: Bool, depth: Int
    ) throws(Stop) -> YAMLNode {
        try checkDepth(depth, start)
        var entries = EntryList(log: log)
        while true {
            let event = try next(events)
            if case .mappingEnd = event.kind {
                return YAMLNode(.mapping(entries.entries), span: collectionSpan(start, event, isFlow: isFlow))
            }
            let key = try node(event, events, depth: depth)
            let keyEnd = contentEnd
            let valueEvent = try next(events)
            let value = try node(valueEvent, events, depth: depth)
            if isFlow, value.isEmpty, !file.bytes[keyEnd..<max(keyEnd, valueEvent.start)].contains(UInt8(ascii: ":")) {
                log.add(ComposingFinding.bareKey(key.string ?? ""), at: key.span)
            }
            entries.add(key, value)
        }
    }

    private func alias(_ name: String, _ event: YAMLEvent, depth: Int) throws(Stop) -> YAMLNode {
        contentEnd = event.end
        unusedAnchors[name] = nil
        guard let node = anchors[name] else {
            if knowsAnchors { log.add(ComposingFinding.unknownAlias(name), at: span(event.start, event.end)) }
            return YAMLNode(.unreadable, span: span(event.start, event.end))
        }
        try checkDepth(depth + node.height, event)
        try count(node.weight, event)
        return node
    }

    private func collectionSpan(_ start: YAMLEvent, _ end: YAMLEvent, isFlow: Bool) -> SourceSpan {
        // libyaml ends a block where the next token begins; a flow collection ends with its bracket.
        if isFlow { contentEnd = end.end }
        return span(start.start, max(start.start, contentEnd))
    }

    private func checkDepth(_ depth: Int, _ event: YAMLEvent) throws(Stop) {
        guard depth > limits.depth else { return }
        log.add(ComposingFinding.tooDeep(limit: limits.depth), at: span(event.start, event.end))
        throw .limit
    }

    private func count(_ added: Int, _ event: YAMLEvent) throws(Stop) {
        weight += added
        guard weight > limits.nodes else { return }
        let isAlias = if case .alias = event.kind { true } else { false }
        let finding: ComposingFinding =
            isAlias ? .tooManyAliases(limit: limits.nodes) : .tooManyValues(limit: limits.nodes)
        log.add(finding, at: span(event.start, event.end))
        throw .limit
    }

    private func span(_ lower: Int, _ upper: Int) -> SourceSpan { SourceSpan(file: file, lower: lower, upper: upper) }

    /// The `!` that begins a value, and what follows it on its line.
    private func tag(of event: YAMLEvent) -> SourceSpan {
        span(event.start, max(event.start + 1, min(event.end, line(from: event.start).upper)))
    }

    /// From `lower` to the end of its line.
    private func line(from lower: Int) -> SourceSpan {
        span(lower, file.bytes[lower...].firstIndex(where: Mark.isBreak) ?? file.bytes.count)
    }
}
