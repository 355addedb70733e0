import AvalValues

/// A stable merge sort: it ends whatever the function answers.
struct ListSorting {
    let call: Builtin.Call

    init(_ call: Builtin.Call) { self.call = call }

    /// The sorted list; null where two elements have no order.
    var result: Value {
        let items = call[0].list ?? []
        return sorted(items[...]).map { .list($0) } ?? call.null("ces éléments n'ont pas d'ordre")
    }

    private func sorted(_ items: ArraySlice<Value>) -> [Value]? {
        guard items.count > 1 else { return Array(items) }
        let middle = items.startIndex + items.count / 2
        guard let left = sorted(items[..<middle]), let right = sorted(items[middle...]) else { return nil }
        return merged(left, right)
    }

    private func merged(_ left: [Value], _ right: [Value]) -> [Value]? {
        var result: [Value] = []
        var (i, j) = (0, 0)
        while i < left.count, j < right.count {
            guard call.evaluator.charge(1), let later = precedes(right[j], left[i]) else { return nil }
            result.append(later ? right[j] : left[i])
            if later { j += 1 } else { i += 1 }
        }
        return result + left[i...] + right[j...]
    }

    private func precedes(_ one: Value, _ other: Value) -> Bool? {
        guard case .function(let function) = call[1] else { return one.compared(to: other).map { $0 < 0 } }
        if case .boolean(let answer) = call.evaluator.call(function, [one, other]) { return answer }
        return nil
    }
}
