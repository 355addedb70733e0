import AvalValues

/// Runs a program over a text. Without back-references an instruction at an offset of the text leads to the same
/// end however it was reached, so that each pair is tried once: the time is bounded by their number.
struct PatternMatcher {
    private enum Task {
        case run(Int, Int)
        /// On the way back: the slot holds again what it held.
        case restore(Int, Int)
    }

    private let program: PatternProgram
    private let flags: PatternFlags
    private let text: [Unicode.Scalar]
    private let remembers: Bool
    private let allowed: Int
    private var steps: Int
    private var slots: [Int]
    private var visited: [UInt64] = []
    private var tasks: [Task] = []

    init(
        _ program: PatternProgram, _ flags: PatternFlags, _ text: [Unicode.Scalar], remembers: Bool, steps: Int
    ) {
        self.program = program
        self.flags = flags
        self.text = text
        self.remembers = remembers
        (allowed, self.steps) = (steps, steps)
        slots = Array(repeating: -1, count: program.slotCount)
        if remembers { visited = Array(repeating: 0, count: (program.code.count * (text.count + 1) + 63) / 64) }
    }

    /// What the search took so far: its steps, and the memory of where it was, a step for eight words.
    var spent: Int { allowed - steps + visited.count / 8 }

    /// The first match that begins at `start` or later.
    mutating func match(from start: Int) throws(PatternError) -> [Range<Int>?]? {
        // What led nowhere from an earlier beginning leads nowhere from a later one. Only the last match's own way may
        // be gone again, where the next one begins at its end.
        if remembers { forget(start) }
        for beginning in start...text.count {
            for slot in slots.indices { slots[slot] = -1 }
            tasks = [.run(0, beginning)]
            if try run() { return (0...program.groupCount).map(range(of:)) }
        }
        return nil
    }

    private func range(of group: Int) -> Range<Int>? {
        let (low, high) = (slots[group * 2], slots[group * 2 + 1])
        return low >= 0 && high >= low ? low..<high : nil
    }

    private mutating func run() throws(PatternError) -> Bool {
        while let task = tasks.popLast() {
            switch task {
            case .restore(let slot, let value): slots[slot] = value
            case .run(let instruction, let position): if try follow(instruction, position) { return true }
            }
        }
        return false
    }

    /// Follows one way to its end; other ways are left on the stack.
    private mutating func follow(_ start: Int, _ from: Int) throws(PatternError) -> Bool {
        var instruction = start
        var position = from
        while true {
            steps -= 1
            guard steps > 0 else { throw .tooLong }
            if remembers, !visit(instruction, position) { return false }
            switch program.code[instruction] {
            case .match: return true
            case .one(let characters):
                guard position < text.count, characters.contains(text[position]) else { return false }
                position += 1
                instruction += 1
            case .split(let first, let second):
                tasks.append(.run(second, position))
                instruction = first
            case .jump(let target): instruction = target
            case .save(let slot):
                tasks.append(.restore(slot, slots[slot]))
                slots[slot] = position
                instruction += 1
            case .progressed(let slot):
                guard slots[slot] != position else { return false }
                instruction += 1
            case .back(let group):
                guard let end = repeats(group, at: position) else { return false }
                position = end
                instruction += 1
            case .lineStart:
                guard isLineStart(position) else { return false }
                instruction += 1
            case .lineEnd:
                guard position == text.count || (flags.multiline && text[position] == "\n") else { return false }
                instruction += 1
            }
        }
    }

    private mutating func forget(_ position: Int) {
        for instruction in program.code.indices {
            let index = instruction * (text.count + 1) + position
            visited[index / 64] &= ~(1 << UInt64(index % 64))
        }
    }

    private mutating func visit(_ instruction: Int, _ position: Int) -> Bool {
        let index = instruction * (text.count + 1) + position
        let bit: UInt64 = 1 << UInt64(index % 64)
        guard visited[index / 64] & bit == 0 else { return false }
        visited[index / 64] |= bit
        return true
    }

    /// A line begins at the text's start, and behind each line end but one that ends the text.
    private func isLineStart(_ position: Int) -> Bool {
        position == 0 || (flags.multiline && position < text.count && text[position - 1] == "\n")
    }

    /// Where the group's match ends if it stands here once more; a group that matched nothing stands everywhere.
    private func repeats(_ group: Int, at position: Int) -> Int? {
        guard let range = range(of: group) else { return position }
        guard range.count <= text.count - position else { return nil }
        for (offset, index) in range.enumerated() {
            let (one, other) = (text[index], text[position + offset])
            guard one == other || (flags.ignoresCase && caseVariants(one).contains(other)) else { return nil }
        }
        return position + range.count
    }
}
