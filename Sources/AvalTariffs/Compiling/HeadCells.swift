import AvalValues

/// The cells into which what lines say of one word cuts all declarations: truths of the declaration, and stretches of the
/// salarié's numbers. In each cell every line bills all such salariés or none.
struct HeadCells {
    /// One of them.
    struct Cell {
        /// What the truths of the declaration are.
        var truths: [TariffCase.Fact] = []
        /// Where the numbers of the salarié stand.
        var numbers: [TariffCase.Fact] = []

        /// Whether no line depends on anything but the word.
        var isEmpty: Bool { truths.isEmpty && numbers.isEmpty }
    }

    /// A cell that is not billed once.
    enum Fault {
        /// No line bills it.
        case never(Cell)
        /// Two lines do, by their position.
        case twice(Cell, Int, Int)
        /// There are more cells than are looked at.
        case tooMany
    }

    /// The most cells that are looked at.
    private static let limit = 20_000

    private let claims: [HeadClaims.Claim]
    /// Whether no declaration has the truths of a cell.
    private let isImpossible: ([TariffCase.Fact]) -> Bool
    private let truths: [String]
    /// The numbers, each with its stretches.
    private let numbers: [(name: String, parts: [TariffCase.Value])]

    /// The cells of these lines; `canLack` tells whether a salarié may be without a number, `isImpossible` whether it is proved
    /// that no declaration has some truths together.
    init(
        _ claims: [HeadClaims.Claim], canLack: (String) -> Bool, isImpossible: @escaping ([TariffCase.Fact]) -> Bool
    ) {
        (self.claims, self.isImpossible) = (claims, isImpossible)
        truths = NameSet(claims.flatMap(\.conditions.keys)).sorted()
        let ranges = claims.compactMap(\.range)
        numbers = NameSet(ranges.map(\.fact.string)).sorted().map { name in
            (name, Self.parts(ranges.filter { $0.fact.string == name }, canLack: canLack(name)))
        }
    }

    /// The first cell that is not billed once, of those that a declaration may come into; nil where there is none.
    var fault: Fault? {
        var impossible: [[TariffCase.Fact]: Bool] = [:]
        func canCome(_ cell: Cell) -> Bool {
            let known = impossible[cell.truths] ?? isImpossible(cell.truths)
            impossible[cell.truths] = known
            return !known
        }
        let count = numbers.reduce(truths.count < 30 ? 1 << truths.count : Self.limit + 1) { count, number in
            min(Self.limit + 1, count * number.parts.count)
        }
        if count > Self.limit { return .tooMany }
        for index in 0..<count {
            let cell = cell(index)
            let billed = claims.indices.filter { isBilled(cell, by: claims[$0]) }
            guard billed.count != 1, canCome(cell) else { continue }
            return billed.isEmpty ? .never(cell) : .twice(cell, billed[0], billed[1])
        }
        return nil
    }

    /// The cell of an index: its digits say which part of each dimension.
    private func cell(_ index: Int) -> Cell {
        var rest = index
        var cell = Cell()
        for name in truths {
            cell.truths.append(.init(name: name, value: .word(rest % 2 == 1 ? "oui" : "non")))
            rest /= 2
        }
        for (name, parts) in numbers {
            cell.numbers.append(.init(name: name, value: parts[rest % parts.count]))
            rest /= parts.count
        }
        return cell
    }

    private func isBilled(_ cell: Cell, by claim: HeadClaims.Claim) -> Bool {
        let isDue = cell.truths.allSatisfy { truth in
            claim.conditions[truth.name].map { truth.value == .word($0 ? "oui" : "non") } ?? true
        }
        guard isDue else { return false }
        guard let range = claim.range, let value = cell.numbers.first(where: { $0.name == range.fact.string })?.value
        else { return true }
        switch value {
        case .number(let part): return part.lowerBound >= range.from && part.upperBound <= range.to
        case .absent: return range.orAbsent
        case .word: return false
        }
    }

    /// The stretches between the bounds of some ranges of one number, and its absence where that may be.
    private static func parts(_ ranges: [NumberRange], canLack: Bool) -> [TariffCase.Value] {
        var starts: Set<Int> = [Int.min]
        for range in ranges {
            starts.insert(range.from)
            if range.to < Int.max { starts.insert(range.to + 1) }
        }
        let sorted = starts.sorted()
        let parts = sorted.indices.map { index in
            TariffCase.Value.number(sorted[index]...(index + 1 < sorted.count ? sorted[index + 1] - 1 : Int.max))
        }
        return parts + (canLack ? [.absent] : [])
    }
}
