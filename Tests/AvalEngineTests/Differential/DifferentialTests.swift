import AvalEngine
import AvalJSON
import AvalRules
import AvalOperations
import AvalTestSupport
import Testing

/// The compiled expressions against the interpreter: whatever the declaration, the same bytes, brief and whole.
///
/// `AVAL_SEED` repeats one seed of those below, as a test that does not pass prints it.
struct DifferentialTests {
    /// A thousand declarations a seed in the long run: 100,000 in all.
    @Test(arguments: Effort.seeds(100...103, long: 100...199))
    func theShippedRulesMeanTheSameEitherWayWhateverIsDeclared(seed: UInt64) throws {
        var pair = Pair(try Shipped.rulebook(), try Shipped.rulebook(.interpreted), seed)
        var declarations = DirtyDeclarations(seed: seed)
        let count = Effort.of(60, long: 1000)
        for _ in 0..<count { pair.judge(declarations.next()) }
        // Neither what is clean nor what is hopeless crowds out the rest.
        #expect(pair.verdicts > count / 3 && pair.errors > count / 20)
    }

    /// Two hundred conditions and numbers that no rule says, over fields of every kind, and crowds that fill the blocks
    /// of 64 just so, by one less and by one more.
    @Test(arguments: Effort.seeds(1...2, long: 1...60))
    func rulesMadeAtRandomMeanTheSameEitherWay(seed: UInt64) throws {
        let rules = RandomRules(seed: seed)
        let files = try rules.files()
        var pair = Pair(
            try Shipped.rulebook(rules: files, .compiled), try Shipped.rulebook(rules: files, .interpreted), seed)
        var crowds = RandomCrowds(seed: seed)
        let sizes =
            [0, 1, 63, 64, 65] + Effort.of([], long: [128, 1000]) + Array(repeating: 5, count: Effort.of(10, long: 30))
        for size in sizes { pair.judge(crowds.next(size)) }
        #expect(pair.codes.count { $0.hasPrefix("famille") } > RandomRules.count / 3)
    }
}

/// A judge whose expressions are compiled and one that interprets them, given the same.
private struct Pair {
    private let fast: Judging
    private let slow: Judging
    private let seed: UInt64
    private var dice: Dice
    private var number = 0
    private(set) var verdicts = 0
    private(set) var errors = 0
    /// The codes of all anomalies met.
    private(set) var codes: Set<String> = []

    init(_ compiled: Rulebook, _ interpreted: Rulebook, _ seed: UInt64) {
        (fast, slow, self.seed) = (Judging(compiled), Judging(interpreted), seed)
        dice = Dice(seed)
    }

    /// Judges brief and whole, now and then up to a step or on another day.
    mutating func judge(_ bytes: [UInt8]) {
        number += 1
        var options = ValidationOptions()
        if dice.once(in: 4) { options.judging.step = dice.pick(Anomaly.Step.allCases) }
        if dice.once(in: 8) {
            options.judging.day = ISODay.number(dice.pick(["2016-12-31", "2024-02-29", "2027-01-01"]))
        }
        let answer = fast(bytes, options)
        if answer.error == nil { verdicts += 1 } else { errors += 1 }
        codes.formUnion(answer.codes)
        expectSame(answer, slow(bytes, options), bytes)
        options.judging.brief = true
        expectSame(fast(bytes, options), slow(bytes, options), bytes)
    }

    private func expectSame(_ fast: Answer, _ slow: Answer, _ bytes: [UInt8]) {
        if fast == slow { return }
        let pairs = zip(fast.json["anomalies"]?.array ?? [], slow.json["anomalies"]?.array ?? [])
        let differing = pairs.first { $0 != $1 }.map {
            [$0, $1].map { String(decoding: JSONWriter.bytes(of: $0), as: UTF8.self) }
        }
        Issue.record(
            """
            AVAL_SEED=\(seed), declaration \(number): \(differing ?? []) \(String(describing: fast.error)) \
            \(String(describing: slow.error)) \(String(decoding: bytes.prefix(20_000), as: UTF8.self))
            """)
    }
}
