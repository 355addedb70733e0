/// A pattern as instructions for a matcher that tries the first way first.
struct PatternProgram {
    enum Instruction {
        case one(CharacterClass)
        /// Go on at the first instruction; if that leads nowhere, at the second.
        case split(Int, Int)
        case jump(Int)
        /// Note the offset in the text.
        case save(Int)
        case back(Int)
        case lineStart
        case lineEnd
        /// Go on only if the offset has changed since it was noted in the slot: an empty turn of a loop ends it.
        case progressed(Int)
        case match
    }

    private(set) var code: [Instruction] = []
    /// How many offsets are noted: two for each group, and one for each loop.
    private(set) var slotCount: Int
    let groupCount: Int

    private static let maxCode = 20_000

    /// `nil` where the pattern's counted repetitions make it too long.
    init?(_ tree: PatternTree, groupCount: Int) {
        self.groupCount = groupCount
        slotCount = (groupCount + 1) * 2
        code.append(.save(0))
        guard emit(tree) else { return nil }
        code.append(.save(1))
        code.append(.match)
    }

    private mutating func emit(_ tree: PatternTree) -> Bool {
        guard code.count < PatternProgram.maxCode else { return false }
        switch tree {
        case .empty: break
        case .one(let characters): code.append(.one(characters))
        case .back(let group): code.append(.back(group))
        case .lineStart: code.append(.lineStart)
        case .lineEnd: code.append(.lineEnd)
        case .sequence(let pieces): return pieces.allSatisfy { emit($0) }
        case .branches(let branches): return emit(branches: branches)
        case .group(let number, let inner):
            code.append(.save(number * 2))
            guard emit(inner) else { return false }
            code.append(.save(number * 2 + 1))
        case .repeated(let inner, let low, let high, let greedy): return emit(inner, low, high, greedy)
        }
        return true
    }

    private mutating func emit(branches: [PatternTree]) -> Bool {
        var ends: [Int] = []
        for branch in branches.dropLast() {
            let split = code.count
            code.append(.match)
            guard emit(branch) else { return false }
            ends.append(code.count)
            code.append(.match)
            code[split] = .split(split + 1, code.count)
        }
        guard let last = branches.last, emit(last) else { return false }
        for end in ends { code[end] = .jump(code.count) }
        return true
    }

    private mutating func emit(_ inner: PatternTree, _ low: Int, _ high: Int?, _ greedy: Bool) -> Bool {
        for _ in 0..<low {
            guard emit(inner) else { return false }
        }
        guard let high else { return emit(loop: inner, greedy) }
        var splits: [Int] = []
        for _ in low..<high {
            splits.append(code.count)
            code.append(.match)
            guard emit(inner) else { return false }
        }
        for split in splits { code[split] = greedy ? .split(split + 1, code.count) : .split(code.count, split + 1) }
        return true
    }

    private mutating func emit(loop inner: PatternTree, _ greedy: Bool) -> Bool {
        let slot = slotCount
        slotCount += 1
        let start = code.count
        code.append(.match)
        code.append(.save(slot))
        guard emit(inner) else { return false }
        code.append(.progressed(slot))
        code.append(.jump(start))
        code[start] = greedy ? .split(start + 1, code.count) : .split(code.count, start + 1)
        return true
    }
}
