/// What changed between two texts, line by line, as people read a difference: `-` what was, `+` what is, a little around.
enum LineDifference {
    private static let context = 2

    /// The lines of the difference; runs without a change are left out behind `…`.
    static func lines(from old: [String], to new: [String]) -> [String] {
        let difference = new.difference(from: old)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var marked: [(mark: String, text: String)] = []
        var (before, after) = (0, 0)
        while before < old.count || after < new.count {
            if before < old.count, removed.contains(before) {
                marked.append(("-", old[before]))
                before += 1
            } else if after < new.count, inserted.contains(after) {
                marked.append(("+", new[after]))
                after += 1
            } else {
                marked.append((" ", new[after]))
                (before, after) = (before + 1, after + 1)
            }
        }
        return shortened(marked)
    }

    private static func shortened(_ marked: [(mark: String, text: String)]) -> [String] {
        var result: [String] = []
        var skipping = false
        for index in marked.indices {
            let near = (max(0, index - context)...min(marked.count - 1, index + context)).contains {
                marked[$0].mark != " "
            }
            if near {
                result.append("\(marked[index].mark) \(marked[index].text)")
                skipping = false
            } else if !skipping {
                result.append("  …")
                skipping = true
            }
        }
        return result
    }
}
