import NIOCore
import Testing

@testable import AvalRPC

struct LineAssemblerTests {
    private func assembler(maxLine: Int = 1000, budget: Int = 1 << 30) -> LineAssembler {
        LineAssembler(maxLine: maxLine, budget: ByteBudget(limit: budget))
    }

    /// Every line up to what has no line, or to a refusal.
    private func lines(_ assembler: inout LineAssembler, atEnd: Bool = false) -> [String] {
        var lines: [String] = []
        while true {
            switch assembler.next(atEnd: atEnd) {
            case .line:
                lines.append(assembler.withFront { $0.text })
                assembler.dropFront()
            case .tooLong: return lines + ["<too long>"]
            case .noRoom:
                lines.append("<no room>")
                assembler.dropFront()
            case .nothing: return lines
            }
        }
    }

    @Test func linesEndWithLineFeedOrBothAndEmptyOnesAreSkipped() {
        var assembler = assembler()
        assembler.receive(ByteBuffer(string: "a\nb\r\n\n\r\n c \nd\re\n"))
        #expect(lines(&assembler) == ["a", "b", " c ", "d\re"])
        #expect(assembler.held == 0)
    }

    @Test func halfALineIsKeptUntilItEndsOrTheInputDoes() {
        var assembler = assembler()
        assembler.receive(ByteBuffer(string: "one\ntw"))
        #expect(lines(&assembler) == ["one"])
        assembler.receive(ByteBuffer(string: "o"))
        #expect(lines(&assembler) == [])
        #expect(lines(&assembler, atEnd: true) == ["two"])
        #expect(lines(&assembler, atEnd: true) == [])
    }

    @Test(arguments: ["\r", "\n", "", "\r\n"]) func anEndWithoutContentIsNoLine(_ rest: String) {
        var assembler = assembler()
        assembler.receive(ByteBuffer(string: "a\n" + rest))
        #expect(lines(&assembler, atEnd: true) == ["a"])
    }

    @Test func theLimitCountsTheLineWithoutItsLineFeed() {
        var assembler = assembler(maxLine: 5)
        assembler.receive(ByteBuffer(string: "12345\n123456\n1\n"))
        #expect(lines(&assembler) == ["12345", "<too long>"])
        #expect(assembler.held == 0)
    }

    @Test func aLineIsTooLongBeforeItEnds() {
        var assembler = assembler(maxLine: 5)
        assembler.receive(ByteBuffer(string: "12345"))
        #expect(lines(&assembler) == [])
        assembler.receive(ByteBuffer(string: "6"))
        #expect(lines(&assembler) == ["<too long>"])
    }

    @Test func aPieceAskedForTwiceIsTheSame() {
        var assembler = assembler()
        assembler.receive(ByteBuffer(string: "a\nb\n"))
        #expect(assembler.next(atEnd: false) == .line)
        #expect(assembler.next(atEnd: false) == .line)
        #expect(lines(&assembler) == ["a", "b"])
    }

    @Test(arguments: ["long line\nx\n", "x\nlong line that follows\n"])
    func aLineTakenAwayLeavesWhatFollows(_ text: String) {
        var assembler = assembler()
        assembler.receive(ByteBuffer(string: text))
        let parts = text.split(separator: "\n").map(String.init)
        #expect(assembler.next(atEnd: false) == .line)
        #expect(String(buffer: assembler.takeFront()) == parts[0])
        #expect(lines(&assembler) == [parts[1]])
    }

    @Test func aLongLineWithoutRoomIsRefusedOnceAndSkippedToItsEnd() {
        let budget = ByteBudget(limit: 100_000)
        var assembler = LineAssembler(maxLine: 1 << 20, budget: budget)
        let part = ByteBuffer(repeating: UInt8(ascii: "x"), count: 60_000)
        var seen: [String] = []
        for _ in 0..<5 {
            assembler.receive(part)
            seen += lines(&assembler)
        }
        assembler.receive(ByteBuffer(string: "end\nnext\n"))
        seen += lines(&assembler)
        #expect(seen == ["<no room>", "next"])
        #expect(budget.used == 0)
    }

    @Test func aRefusalAskedForTwiceIsTheSame() {
        var assembler = assembler(maxLine: 100_000, budget: 0)
        assembler.receive(ByteBuffer(repeating: UInt8(ascii: "x"), count: 70_000))
        #expect(assembler.next(atEnd: false) == .noRoom)
        #expect(assembler.next(atEnd: false) == .noRoom)
        assembler.dropFront()
        #expect(assembler.next(atEnd: false) == .nothing)
    }

    @Test func roomTakenForALongLineIsGivenBack() {
        let budget = ByteBudget(limit: 1 << 20)
        var assembler = LineAssembler(maxLine: 1 << 20, budget: budget)
        assembler.receive(ByteBuffer(repeating: UInt8(ascii: "x"), count: 200_000))
        #expect(lines(&assembler) == [])
        #expect(budget.used >= 200_000 - LineAssembler.freeBytes)
        assembler.removeAll()
        #expect(budget.used == 0)
    }

    @Test func howBytesAreCutChangesNothing() {
        var generator = SplitMix(seed: 7)
        for _ in 0..<300 {
            let bytes = (0..<Int.random(in: 0...400, using: &generator)).map { _ in
                Array("ab\r\n\n\u{0}".utf8).randomElement(using: &generator) ?? 0
            }
            let expected = bytes.split(separator: UInt8(ascii: "\n"))
                .map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }
                .filter { !$0.isEmpty }
                .map { String(decoding: $0, as: UTF8.self) }
            var assembler = assembler()
            var seen: [String] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                let part = rest.prefix(Int.random(in: 1...40, using: &generator))
                rest = rest.dropFirst(part.count)
                assembler.receive(ByteBuffer(bytes: part))
                seen += lines(&assembler)
            }
            seen += lines(&assembler, atEnd: true)
            #expect(seen == expected)
            #expect(assembler.held == 0)
        }
    }
}

/// Numbers at random, the same at each run.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
