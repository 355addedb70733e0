/// Reads what can be read of a file that is no YAML as a whole: each of its entries apart, then the entries of the
/// faulty ones, so that every mistake is told at once and only the faulty values are lost.
struct Recovery {
    private let file: SourceFile
    private let limits: YAMLLimits
    private let log = FindingLog()
    private var syntaxErrors = 0
    private var nodesLeft: Int
    /// How many levels of entries are taken apart: each one reads the faulty entries once more.
    private static let deepest = 10

    init(file: SourceFile, limits: YAMLLimits) {
        self.file = file
        self.limits = limits
        nodesLeft = limits.nodes
    }

    /// The tree and the findings of a stretch that failed as a whole with `error`.
    func read(_ range: Range<Int>, after error: YAMLError) -> (root: YAMLNode?, findings: [Finding]) {
        var recovery = self
        let root = recovery.divide(YAMLBlock(file, range), error: error, depth: 0)
        return (root, recovery.log.findings)
    }

    /// The entries of a stretch, each read apart; an unreadable node when it cannot be divided.
    private mutating func divide(_ region: YAMLBlock, error: YAMLError, depth: Int) -> YAMLNode {
        let before = syntaxErrors
        let parts = depth < Self.deepest ? region.parts() : []
        var entries = EntryList(log: log)
        var items: [YAMLNode] = []
        var strays = Strays(parts)
        for part in parts where syntaxErrors < limits.syntaxErrors {
            switch strays.next(part) {
            case .none: read(part, depth: depth, items: &items, entries: &entries)
            case .told: continue
            case .new(let finding, let key): report(finding, at: key)
            }
        }
        let span = SourceSpan(file: file, lower: region.contentStart, upper: region.contentEnd)
        guard syntaxErrors > before else {
            // The parts are right and the whole is not, or there are no parts: the first error is the one to tell.
            report(error)
            return YAMLNode(.unreadable, span: span)
        }
        if entries.entries.isEmpty, items.isEmpty { return YAMLNode(.unreadable, span: span) }
        return YAMLNode(entries.entries.isEmpty ? .sequence(items) : .mapping(entries.entries), span: span)
    }

    private mutating func read(_ part: YAMLBlock, depth: Int, items: inout [YAMLNode], entries: inout EntryList) {
        switch compose(part) {
        case .success(let node):
            items.append(contentsOf: node?.items ?? [])
            for entry in node?.entries ?? [] { entries.add(entry.key, entry.value) }
        case .failure(let error):
            if part.isItem {
                items.append(divide(part.itemContent(), error: error, depth: depth + 1))
            } else if let key = key(of: part) {
                entries.add(key, divide(part.valueContent(), error: error, depth: depth + 1))
            } else {
                report(error)
            }
        }
    }

    private mutating func compose(_ part: YAMLBlock) -> Result<YAMLNode?, YAMLError> {
        var limits = limits
        limits.nodes = nodesLeft
        let composer = Composer(file: file, limits: limits, knowsAnchors: false)
        switch composer.read(part.bytes, base: part.range.lowerBound) {
        case .success(let node):
            nodesLeft -= node?.weight ?? 0
            log.add(composer.log.findings)
            return .success(node)
        case .failure(.syntax(let error)): return .failure(error)
        case .failure(.limit):
            log.add(composer.log.findings)
            syntaxErrors += 1
            return .success(nil)
        }
    }

    /// The key of a part that begins with one.
    private mutating func key(of part: YAMLBlock) -> YAMLNode? {
        guard let keyEnd = part.keyEnd else { return nil }
        let header = part.narrowed(to: part.range.lowerBound..<keyEnd)
        guard case .success(let node) = compose(header) else { return nil }
        return node?.entries?.first?.key
    }

    private mutating func report(_ kind: SyntaxFinding, at range: Range<Int>) {
        syntaxErrors += 1
        log.add(Finding(kind, at: SourceSpan(file: file, lower: range.lowerBound, upper: range.upperBound)))
    }

    private mutating func report(_ error: YAMLError) {
        syntaxErrors += 1
        log.add(SyntaxDiagnosis(error, in: file).finding)
    }
}
