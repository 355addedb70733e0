import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalValues

/// What becomes of a declaration as days go by: it is judged again on each of them, and the days are told on which its verdict says
/// something else: a reform, a birthday, the price of another year.
///
/// Nothing has to be known of what may change. The exercice goes along with the years, as the next declarations will.
public struct Horizon {
    /// What a day brings.
    public struct Change: Sendable {
        /// The day.
        public let date: CalendarDate
        /// What the verdict says otherwise than the day before, as `VerdictDifference` has it.
        public let differences: [JSONValue]
    }

    /// The days that are looked at, at most: sixty years.
    public static let mostDays = 22_000

    private let validator: Validator

    /// Looks ahead with these rules.
    public init(_ rulebook: Rulebook) {
        validator = Validator(rulebook)
    }

    /// The days after its own, up to a last one (five years where nil), on which the verdict of a declaration changes; throws where
    /// it cannot be judged.
    public func changes(
        of declaration: [UInt8], until last: Int?
    ) throws(InputError) -> (from: CalendarDate, to: CalendarDate, changes: [Change]) {
        var before = try verdict(of: declaration, on: nil)
        let first = day
        let own = validator.judged.exercice
        let year = CalendarDate(dayNumber: first).year
        var (current, judgedYear) = (declaration, year)
        var changes: [Change] = []
        let end = max(first, min(last ?? first + 5 * 365 + 1, first + Self.mostDays))
        for day in (first + 1)..<(end + 1) {
            let date = CalendarDate(dayNumber: day)
            if date.year != judgedYear {
                judgedYear = date.year
                current = Self.moved(declaration, toExercice: own + judgedYear - year)
            }
            let after = try verdict(of: current, on: day)
            if !Self.isSame(before, after) {
                let differences = VerdictDifference.list(from: before, to: after).filter(Self.isNews)
                if !differences.isEmpty { changes.append(Change(date: date, differences: differences)) }
            }
            before = after
        }
        return (CalendarDate(dayNumber: first), CalendarDate(dayNumber: end), changes)
    }

    /// Whether a difference is more than the day or the year passing: the dates of calls, the years and ages in messages.
    private static func isNews(_ difference: JSONValue) -> Bool {
        let path = (difference["chemin"]?.string).flatMap { JSONPointer($0) }?.tokens ?? []
        guard let last = path.last else { return true }
        let isOfCall = path.count == 4 && TextKey(path[1]) == TextKey("echeancier")
        let isOfAnomaly = path.count == 3 && TextKey(path[0]) == TextKey("anomalies")
        if isOfCall { return !["periode", "libelle", "exigible"].contains { TextKey($0) == TextKey(last) } }
        if isOfAnomaly { return TextKey(last) != TextKey("message") }
        return path.count > 1 || TextKey(last) != TextKey("date")
    }

    private var day: Int { validator.judged.day }

    private func verdict(of declaration: [UInt8], on day: Int?) throws(InputError) -> [UInt8] {
        var options = ValidationOptions()
        options.judging.day = day
        let output = OutputBuffer()
        try validator.validate(declaration, options: options, into: output)
        return output.array
    }

    /// Whether two verdicts say the same but for the day that they were judged on.
    private static func isSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        func parts(_ verdict: [UInt8]) -> (ArraySlice<UInt8>, ArraySlice<UInt8>) {
            let key = Array("\"date\":\"".utf8)
            for index in verdict.indices where verdict[index...].starts(with: key) {
                return (verdict[..<index], verdict[(index + key.count + 10)...])
            }
            return (verdict[...], [])
        }
        let (first, second) = (parts(one), parts(other))
        return first.0.elementsEqual(second.0) && first.1.elementsEqual(second.1)
    }

    /// The declaration of another exercice.
    private static func moved(_ declaration: [UInt8], toExercice exercice: Int) -> [UInt8] {
        guard let members = (try? JSONReader.parse(declaration))?.members else { return declaration }
        return JSONWriter.bytes(
            of: .object(
                members.map { member in
                    TextKey(member.key) == TextKey("exercice") ? JSONMember(member.key, .integer(exercice)) : member
                }))
    }
}

extension Horizon.Change {
    /// The change as a person reads it, a line a difference.
    public var lines: [String] { differences.map { Self.line($0) } }

    private static func line(_ difference: JSONValue) -> String {
        let pointer = difference["chemin"]?.string ?? ""
        let (before, after) = (difference["avant"], difference["apres"])
        if let anomaly = after ?? before, let code = anomaly["code"]?.string, before == nil || after == nil {
            let who = anomaly["salarie"]?.string.map { ", salarié \($0)" } ?? ""
            let sign =
                after == nil
                ? "n'est plus là" : "\(anomaly["gravite"]?.string ?? "") : \(anomaly["message"]?.string ?? "")"
            return "\(after == nil ? "−" : "+") \(code)\(who) \(sign)"
        }
        func words(_ value: JSONValue?) -> String { value.map { ExplanationText.words($0) } ?? "rien" }
        return "\(pointer) : \(words(before)) → \(words(after))"
    }

    /// The change as a program reads it.
    public var json: JSONValue { ["date": .string(date.description), "differences": .array(differences)] }
}
