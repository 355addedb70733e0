import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalOperations
import AvalRules
import AvalValues

/// One edition on one thread: its judge, and what that said of the declaration judged last.
final class ImpactSide {
    private let validator: Validator
    private let validation: ValidationOptions
    private let codeNumbers: [Int]
    private let categoryNumbers: [Int]
    private let isLeftOut: [Bool]
    private let leavesOut: Bool
    private let place: (number: Int, siret: Int, split: Int)
    /// The verdict.
    let output = OutputBuffer()
    /// The status, by its number in ``ImpactPair/statuses``.
    private(set) var status = ImpactPair.illegible

    init(
        _ rulebook: Rulebook, _ codeNumbers: [Int], _ categoryNumbers: [Int], _ pair: ImpactPair,
        _ options: ImpactOptions
    ) {
        validator = Validator(rulebook)
        var validation = ValidationOptions()
        validation.judging.day = options.day
        self.validation = validation
        self.codeNumbers = codeNumbers
        self.categoryNumbers = categoryNumbers
        isLeftOut = pair.isLeftOut
        leavesOut = pair.isLeftOut.contains(true)
        func slot(_ path: [String]) -> Int {
            guard let field = rulebook.rules.schema.field(path, in: 0), !field.isPersonal else { return -1 }
            return field.slot
        }
        place = (slot(["adherent", "numero"]), slot(["adherent", "siret"]), slot(options.split))
    }

    /// Whether there is a verdict.
    var isJudged: Bool { status != ImpactPair.illegible }
    /// What it says in numbers; only where there is one.
    var judged: Judged { validator.judged }
    /// What judges.
    var rules: RuleSet { validator.rulebook.rules }

    /// Judges a declaration; what cannot be judged has its error in the place of a verdict.
    func judge(_ declaration: ByteView) {
        output.removeAll()
        do throws(InputError) {
            try validator.validate(declaration, options: validation, into: output)
            status = leavesOut ? statusWithoutThoseLeftOut : Self.number(validator.status)
        } catch {
            status = ImpactPair.illegible
            // Two errors are the same where they say the same of the same place.
            output.put(jsonString: error.pointer + " " + error.message)
        }
    }

    private static func number(_ status: Status) -> Int {
        switch status {
        case .accepted: 0
        case .withReservations: 1
        case .refused: 2
        }
    }

    private var statusWithoutThoseLeftOut: Int {
        var heaviest = 0
        judged.forEachRule { rule, severity in
            if !isLeftOut[codeNumbers[rule]] { heaviest = max(heaviest, severity.rawValue) }
        }
        return heaviest
    }

    /// The anomalies, each a number that tells its code, whose it is, and how much it weighs, in the order of these numbers.
    var anomalies: [UInt64] {
        guard isJudged else { return [] }
        let judged = judged
        var found: [UInt64] = []
        found.reserveCapacity(judged.anomalyCount)
        for index in 0..<judged.anomalyCount {
            let anomaly = judged.anomaly(index)
            let code = codeNumbers[anomaly.rule]
            if isLeftOut[code] { continue }
            found.append(AnomalyKey.make(code: code, salarie: anomaly.salarie, severity: anomaly.severity))
        }
        return found.sorted()
    }

    /// The number in both of a category of this edition.
    func number(ofCategory index: Int) -> Int { categoryNumbers[index] }

    /// The number of a category of this edition in both; the last of all is none.
    func category(_ index: Int, of pair: ImpactPair) -> Int {
        index < 0 ? pair.categories.count : categoryNumbers[index]
    }

    /// The value by which changes are told apart; nil where there is none.
    var split: String? { text(place.split) }

    private func text(_ slot: Int) -> String? {
        guard slot >= 0, isJudged else { return nil }
        let bytes = judged.text(ofField: slot)
        return bytes.isEmpty ? nil : String(decoding: bytes.array, as: UTF8.self)
    }

    /// Who is refused, and for what is new: numbers of the company, and codes.
    func adherent(_ change: ImpactChange, _ pair: ImpactPair) -> JSONValue {
        let number = String(decoding: judged.number.array, as: UTF8.self)
        return .object([
            JSONMember("numero", number.isEmpty ? .null : .string(number)),
            JSONMember("adherent", text(place.number).map { .string($0) } ?? .null),
            JSONMember("siret", text(place.siret).map { .string($0) } ?? .null),
            JSONMember("anomalies", .array(change.appearing.map { .string(pair.codes[$0]) })),
        ])
    }
}

/// What tells an anomaly apart from the others of a declaration, in one number: code, salarié, severity.
enum AnomalyKey {
    static func make(code: Int, salarie: ByteView, severity: Anomaly.Severity) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in 0..<salarie.count { hash = (hash ^ UInt64(salarie[index])) &* 0x100_0000_01B3 }
        return UInt64(code) << 48 | (hash >> 18) << 2 | UInt64(severity.rawValue)
    }

    static func code(_ key: UInt64) -> Int { Int(key >> 48) }
    /// The code and the salarié.
    static func subject(_ key: UInt64) -> UInt64 { key >> 2 }
    static func severity(_ key: UInt64) -> Int { Int(key & 3) }
}
