/// Where rules leave what they found; one a judge, its memory reused.
public struct HitList {
    /// The most hits kept; whether there were more is known.
    public static let limit = 100_000

    /// The last step whose rules are asked.
    public var step = Anomaly.Step.signature
    /// The rows of the subjects that are asked now begin here; -1 for the declaration.
    public var firstRow: Int32 = -1
    /// For subjects smaller than a record, the row and the element of each; nil where a subject is a record.
    public var places: UnsafePointer<SubjectPlace>?
    /// Whether there were more than are kept.
    public private(set) var isOverfull = false
    /// How heavily the heaviest weighs; nil without any.
    public private(set) var heaviest: Anomaly.Severity?
    private var base: UnsafeMutablePointer<Hit>
    /// How many there are.
    public private(set) var count = 0
    private var capacity = 64

    /// An empty list; its memory is given back by `deallocate`.
    public init() { base = .allocate(capacity: capacity) }

    /// Gives its memory back; it must not be used any more.
    public func deallocate() { base.deallocate() }

    /// What was found, in the order of the verdict once sorted.
    public var hits: UnsafeMutableBufferPointer<Hit> { UnsafeMutableBufferPointer(start: base, count: count) }

    /// Forgets what was found; a list grown for one huge declaration gives its memory back.
    public mutating func reset(step: Anomaly.Step) {
        self.step = step
        count = 0
        isOverfull = false
        heaviest = nil
        if capacity > 4096 {
            base.deallocate()
            capacity = 64
            base = .allocate(capacity: capacity)
        }
    }

    /// Notes that a case of a rule holds for the subjects of a mask.
    mutating func note(_ rule: Firing, _ mask: UInt64) {
        let severity = step == .signature ? rule.gravity.signing : rule.gravity.before
        heaviest = max(heaviest ?? severity, severity)
        var rest = mask
        while rest != 0 {
            let index = rest.trailingZeroBitCount
            rest &= rest - 1
            let place = places.map { $0[index] } ?? SubjectPlace(row: firstRow + Int32(index), element: -1)
            guard count < Self.limit else {
                isOverfull = true
                return
            }
            if count == capacity { grow() }
            base[count] = Hit(
                rule: rule.rule, row: place.row, element: place.element, item: rule.item,
                isDeclaration: rule.isDeclaration, severity: UInt8(severity.rawValue))
            count += 1
        }
    }

    /// Puts the hits in the order of the verdict: rules run over many subjects at once, verdicts tell one by one.
    public func sort() {
        // Few as they mostly are, each goes to its place among those before it.
        guard count <= 32 else {
            var all = hits
            return all.sort { $0.key < $1.key }
        }
        for place in 1..<max(1, count) {
            let hit = base[place]
            var hole = place
            while hole > 0, base[hole - 1].key > hit.key {
                base[hole] = base[hole - 1]
                hole -= 1
            }
            base[hole] = hit
        }
    }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<Hit>.allocate(capacity: capacity * 2)
        larger.update(from: base, count: count)
        base.deallocate()
        (base, capacity) = (larger, capacity * 2)
    }
}
