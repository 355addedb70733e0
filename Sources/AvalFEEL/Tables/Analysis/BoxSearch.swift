/// Looks for a combination of values that some rows leave out. A box is a set of parts for each column.
struct BoxSearch {
    /// How many rows may still be compared with a box.
    private(set) var budget: Int

    /// Whether the search was given up.
    var isExhausted: Bool { budget <= 0 }

    init(budget: Int) { self.budget = budget }

    /// A combination in the box that none of the covers has, as a part for each column; nil where there is none, or
    /// where the search was given up.
    mutating func uncovered(_ box: [AtomSet], by covers: [[AtomSet]]) -> [Int]? {
        guard !box.contains(where: \.isEmpty) else { return nil }
        var open = [(box: box, next: 0)]
        while var (box, next) = open.popLast() {
            while next < covers.count, !isExhausted, !Self.meet(box, covers[next]) {
                next += 1
                budget -= 1
            }
            guard !isExhausted else { return nil }
            guard next < covers.count else { return box.compactMap(\.first) }
            budget -= 1
            // What lies outside the cover, column by column: disjoint boxes, the first of them looked at first.
            var outside: [(box: [AtomSet], next: Int)] = []
            for column in box.indices {
                var part = box
                part[column] = box[column].subtracting(covers[next][column])
                if !part[column].isEmpty { outside.append((part, next + 1)) }
                box[column] = box[column].intersection(covers[next][column])
            }
            open.append(contentsOf: outside.reversed())
        }
        return nil
    }

    static func meet(_ left: [AtomSet], _ right: [AtomSet]) -> Bool {
        zip(left, right).allSatisfy { $0.meets($1) }
    }
}
