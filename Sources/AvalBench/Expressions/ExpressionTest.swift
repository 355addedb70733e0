import AvalFEEL
import AvalSource
import AvalValues

/// A condition of the rules, compiled as rules are, over many salariés; and the same test written by hand on the same slots.
public final class ExpressionTest {
    /// Which condition is asked.
    public enum Form: String, Sendable, CaseIterable {
        /// With the age in a slot.
        case age
        /// With the age counted from two days.
        case days
    }

    /// The condition as an expert writes it.
    public static func text(_ form: Form) -> String {
        let age = form == .age ? "age" : "years and months duration(date_naissance, date_reference).years"
        return age + #" < 18 and not(list contains(determinants, "mineur"))"#
    }

    /// How many salariés it is asked of.
    public static let population = 10_000

    private let form: Form
    private let condition: TruthCode
    private let root: UnsafeMutablePointer<Slot>
    private let rows: UnsafeMutablePointer<Slot>
    private let codes: UnsafeMutablePointer<CodeEntry>
    private static let stride = TestNames.rowSize
    private static let minor = UInt64(1) << UInt64(TestNames.minor)

    /// The condition checked and compiled, over salariés drawn from a fixed seed.
    public init(_ form: Form) throws(BenchError) {
        self.form = form
        condition = try Self.compile(form)
        root = .allocate(capacity: 1)
        rows = .allocate(capacity: Self.population * Self.stride)
        codes = .allocate(capacity: 1)
        codes.initialize(to: CodeEntry(address: 0, length: 0, index: Slot.noCode, position: 0))
        let day = CalendarDate(year: 2023, month: 11, day: 15)?.dayNumber ?? 0
        root.initialize(to: Slot(day: day))
        var dice = Dice(7)
        for index in 0..<Self.population {
            let born = day - dice.roll(16 * 365...65 * 365)
            let age = CalendarDate(dayNumber: day).year - CalendarDate(dayNumber: born).year
            let mask = dice.happens(percent: 35) ? UInt64(1) << UInt64(dice.roll(0...19)) : 0
            let row = rows + index * Self.stride
            (row + TestNames.age).initialize(to: Slot(number: Int64(age)))
            (row + TestNames.birth).initialize(to: Slot(day: born))
            (row + TestNames.carried).initialize(
                to: Slot(tag: .codes, flag: 0, short: UInt16(mask.nonzeroBitCount), length: 0, payload: mask))
        }
    }

    deinit {
        root.deallocate()
        rows.deallocate()
        codes.deallocate()
    }

    private static func compile(_ form: Form) throws(BenchError) -> TruthCode {
        let scope = Scope(names: TestNames.kinds)
        let text = SourceText(text(form), name: "condition")
        let (expression, findings) = ExpressionParser.parse(text, scope: scope)
        guard let expression, findings.isEmpty, !Checker(scope: scope).check(expression, expecting: .boolean).hasErrors
        else { throw BenchError("the condition of the measure is not sound") }
        return Compiler(resolver: TestNames(expression: expression)).truth(expression.root)
    }

    /// Of how many salariés the compiled condition is true, each asked `times` times, as many of them `together` as a
    /// declaration has.
    public func compiled(times: Int, together: Int = 10) -> Int {
        var found = 0
        let context = Unmanaged<AnyObject>.passUnretained(self)
        for _ in 0..<times {
            var block = SlotBlock(
                root: SlotRow(root), rows: SlotRow(rows), rowStride: Self.stride, elements: SlotRow(rows),
                elementStride: Self.stride, codes: codes, context: context)
            for first in Swift.stride(from: 0, to: Self.population, by: together) {
                block.rows = SlotRow(rows + first * Self.stride)
                let asked = SlotBlock.all(min(together, Self.population - first))
                found += block.withView { condition($0, asked) }.yes.nonzeroBitCount
            }
        }
        return found
    }

    /// The same, written by hand for this very condition.
    public func handwritten(times: Int, together: Int = 10) -> Int {
        var found = 0
        for _ in 0..<times {
            for first in Swift.stride(from: 0, to: Self.population, by: together) {
                let count = min(together, Self.population - first)
                found += Self.minors(rows + first * Self.stride, count, root, form)
            }
        }
        return found
    }

    /// How many of some salariés are meant. Kept apart, so that the optimiser can neither drop a round nor ask more of
    /// them at once than a declaration has.
    @inline(never)
    private static func minors(
        _ rows: UnsafePointer<Slot>, _ count: Int, _ root: UnsafePointer<Slot>, _ form: Form
    ) -> Int {
        var found = 0
        for index in 0..<count where isMinor(rows + index * stride, root, form) { found += 1 }
        return found
    }

    @inline(__always)
    private static func isMinor(_ row: UnsafePointer<Slot>, _ root: UnsafePointer<Slot>, _ form: Form) -> Bool {
        let carried = row[TestNames.carried]
        let isMarked = carried.tag == .codes && carried.payload & minor != 0
        switch form {
        case .age:
            let age = row[TestNames.age]
            return age.tag == .number && age.short == 0 && age.significand < 18 && !isMarked
        case .days:
            let (birth, day) = (row[TestNames.birth], root[0])
            guard birth.tag == .date, day.tag == .date else { return false }
            let (y1, m1, d1) = CalendarDate(dayNumber: birth.day).components
            let (y2, m2, d2) = CalendarDate(dayNumber: day.day).components
            let years = y2 - y1 - ((m2, d2) < (m1, d1) ? 1 : 0)
            return years < 18 && !isMarked
        }
    }
}
