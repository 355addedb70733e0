/// Where rules leave what they found; one a judge, its memory reused.
public final class HitList {
    /// The most hits kept; whether there were more is known.
    public static let limit = 100_000
    /// The room that it keeps from one declaration to the next at most, and the one that it begins with.
    private static let (largest, smallest) = (4096, 64)

    /// The last step whose rules are asked.
    private var step = Anomaly.Step.signature
    /// Where the subjects that are asked now stand.
    @usableFromInline var subjects = Subjects.rows(from: -1)
    /// Whether there were more than are kept.
    public private(set) var isOverfull = false
    /// How heavily the heaviest weighs; nil without any.
    public private(set) var heaviest: Anomaly.Severity?
    /// How many there are.
    public private(set) var count = 0
    @usableFromInline var base: UnsafeMutablePointer<Hit>
    private var capacity = HitList.smallest

    /// Where the subjects of a block stand, by their bits.
    @frozen
    public enum Subjects {
        /// They are records that follow each other from this row on; -1 is the declaration.
        case rows(from: Int32)
        /// They are smaller than records: these are their rows and elements, which must stay in place while they are
        /// asked about.
        case elements(UnsafePointer<SubjectIndex>)
        /// There is one, smaller than a record.
        case element(SubjectIndex)
    }

    /// An empty list.
    public init() { base = .allocate(capacity: capacity) }

    deinit { base.deallocate() }

    /// A hit; in the order of the verdict once sorted.
    @inlinable @inline(__always)
    public subscript(_ index: Int) -> Hit { base[index] }

    /// Forgets what was found; a list grown for one huge declaration gives its memory back.
    public func reset(step: Anomaly.Step) {
        self.step = step
        count = 0
        isOverfull = false
        heaviest = nil
        if capacity > Self.largest {
            base.deallocate()
            capacity = Self.smallest
            base = .allocate(capacity: capacity)
        }
    }

    /// Says where the subjects stand about which rules are asked next.
    @inlinable @inline(__always)
    public func ask(about subjects: Subjects) { self.subjects = subjects }

    /// Whether the rules of a step are asked.
    func asks(_ step: Anomaly.Step) -> Bool { step <= self.step }

    /// Notes that a case of a rule holds for the subjects of a mask.
    func note(_ rule: Firing, _ mask: UInt64) {
        let severity = step == .signature ? rule.gravity.signing : rule.gravity.before
        heaviest = max(heaviest ?? severity, severity)
        var rest = mask
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            rest &= rest - 1
            guard count < Self.limit else {
                isOverfull = true
                return
            }
            if count == capacity { grow() }
            let subject = subject(bit)
            base[count] = Hit(
                rule: rule.rule, row: subject.row, element: subject.element, item: rule.item,
                isDeclaration: rule.isDeclaration, severity: UInt8(severity.rawValue))
            count += 1
        }
    }

    @inline(__always)
    private func subject(_ bit: Int) -> SubjectIndex {
        switch subjects {
        case .rows(let first): SubjectIndex(row: first + Int32(bit), element: -1)
        case .elements(let indexes): indexes[bit]
        case .element(let index): index
        }
    }

    /// Puts the hits in the order of the verdict: rules run over many subjects at once, verdicts tell one by one.
    public func sort() {
        // Few as they mostly are, each is moved to where it belongs among those before it.
        guard count <= 32 else {
            var all = UnsafeMutableBufferPointer(start: base, count: count)
            return all.sort { $0.key < $1.key }
        }
        for index in 1..<max(1, count) {
            let hit = base[index]
            var hole = index
            while hole > 0, base[hole - 1].key > hit.key {
                base[hole] = base[hole - 1]
                hole -= 1
            }
            base[hole] = hit
        }
    }

    private func grow() {
        let larger = UnsafeMutablePointer<Hit>.allocate(capacity: capacity * 2)
        larger.update(from: base, count: count)
        base.deallocate()
        (base, capacity) = (larger, capacity * 2)
    }
}
