import AvalValues

/// Which numbers several declarations bear, in bounded memory: what does not fit is sorted on disk. What goes wrong there
/// stops no batch; it is said.
final class NumberRegister {
    /// Where a declaration stands: its input, by its index in the plan, and its line, 0 where that is not known.
    struct Place: Sendable, Hashable {
        let source: Int
        let line: Int
    }

    /// What was found.
    struct Found: Sendable, Equatable {
        /// How many numbers several declarations bear.
        var numbers = 0
        /// How many declarations bear one of them.
        var declarations = 0
        /// Where the first two declarations of some of them stand.
        var examples: [[Place]] = []
    }

    private let sorter = DiskSorter(capacity: 32 << 10)
    /// Why numbers could not be kept, and are not known.
    private(set) var failure: BatchError?
    private var known: Found?

    /// The most examples.
    private static let mostExamples = 5

    /// Adds the number of a declaration.
    func add(_ key: NumberKey, _ place: Place) {
        guard failure == nil, known == nil else { return }
        attempt { () throws(BatchError) in
            try sorter.add(
                SortRecord(
                    first: key.high, second: key.low, third: UInt64(place.source),
                    fourth: UInt64(bitPattern: Int64(place.line))))
        }
    }

    /// Adds the numbers that ``NumberKey/append(to:line:)`` put in a room.
    func add(_ numbers: Room, source: Int) {
        for offset in stride(from: 0, to: numbers.count, by: NumberKey.size) {
            let (key, line) = NumberKey.read(numbers, at: offset)
            add(key, Place(source: source, line: line))
        }
    }

    /// What was found; nothing more can be added.
    var found: Found {
        if let known { return known }
        var found = Found()
        attempt { () throws(BatchError) in found = try count() }
        if failure != nil { found = Found() }
        known = found
        return found
    }

    private func attempt(_ body: () throws(BatchError) -> Void) {
        do throws(BatchError) { try body() } catch { failure = error }
    }

    private func count() throws(BatchError) -> Found {
        var found = Found()
        try sorter.sort()
        var (group, size) = ([SortRecord](), 0)
        func close() {
            guard size > 1 else { return }
            found.numbers += 1
            found.declarations += size
            let places = group.map { Place(source: Int($0.third), line: Int(Int64(bitPattern: $0.fourth))) }
            found.keep(places, Self.mostExamples)
        }
        while let record = try sorter.next() {
            if let first = group.first, first.first == record.first, first.second == record.second {
                size += 1
                if group.count < 2 { group.append(record) }
            } else {
                close()
                (group, size) = ([record], 1)
            }
        }
        close()
        return found
    }
}

extension NumberRegister.Found {
    /// Keeps an example if it stands before one of those kept; those whose place is not known are none.
    fileprivate mutating func keep(_ example: [NumberRegister.Place], _ most: Int) {
        func order(_ place: NumberRegister.Place) -> (Int, Int) { (place.source, place.line) }
        guard !example.contains(where: { $0.line == 0 }) else { return }
        let index = examples.firstIndex { order($0[0]) > order(example[0]) } ?? examples.count
        if index == most { return }
        examples.insert(example, at: index)
        if examples.count > most { examples.removeLast() }
    }
}

extension NumberRegister {
    /// What to say of the numbers found, in the files of these paths: a sentence each.
    func notes(_ paths: [String]) -> [String] {
        let found = found
        if let failure {
            return ["les numéros des déclarations n'ont pas pu être comparés entre eux : \(failure.message)"]
        }
        return found.examples.map { example in
            let places = example.map { "« \(paths[$0.source].shown) » ligne \($0.line)" }
            return "même numéro de déclaration : \(places.joined(separator: ", "))"
        }
    }
}
