import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalRules
import AvalSource
import AvalValues

/// A scenario, ready to be judged.
public struct ScenarioTrial: WrittenTrial {
    /// The keys of a scenario.
    static let keys = ["nom", "declaration", "salarie", "date", "etape", "service", "tarif", "attendu"]

    /// What it tells.
    public let name: String
    /// Its declaration, as JSON.
    public let declaration: [UInt8]
    /// The step that it asks for.
    public let options: JudgingOptions
    /// What it supposes of the service.
    public let circumstances: Circumstances
    private let expectation: Expectation
    /// The codes that no determinant of its day has.
    let unknownCodes: [CodeWalk.Unknown]
    /// Where it stands.
    public let place: SourceSpan
    private let expectedSpan: SourceSpan

    /// Reads a scenario; nil, with its findings, where it cannot be told what it expects.
    init?(_ map: YAMLMap, _ model: RuleModel, _ maker: ExampleDeclaration) {
        map.refuseUnknownKeys(Self.keys)
        guard let name = map.requiredString("nom"), map.required("attendu") != nil,
            let expected = map.map("attendu", what: "« attendu »")
        else { return nil }
        if expected.entries.isEmpty { map.log.add(ScenarioFinding.expectsNothing, at: expected.span) }
        self.name = name
        place = map.head
        expectedSpan = expected.span
        expectation = Expectation(expected, known: model.anomalies.map(\.code))
        let json = maker.json(
            template: model.template, declaration: map.field("declaration"), salarie: map.field("salarie"),
            date: map.string("date"))
        declaration = JSONWriter.bytes(of: json)
        let needed = SettingsNeeded(map)
        model.check(needed, log: map.log)
        circumstances = Circumstances(
            needed, SupposedTariff.read(map), model, date: map.string("date"), for: json)
        unknownCodes = CodeWalk(model, maker.schema).unknown(
            declaration: map.field("declaration"), salarie: map.field("salarie"), date: map.string("date"))
        var options = JudgingOptions()
        if map.has("etape") {
            options.step = map.word("etape", among: Anomaly.Step.allCases.map(\.word)).flatMap {
                Anomaly.Step(word: $0)
            }
        }
        self.options = options
    }

    /// The codes of the anomalies that it expects.
    var expectedCodes: NameSet { expectation.expectedCodes }
    /// What of the verdict it says something of.
    public var attention: Attention { expectation.attention }

    /// What is wrong with the verdict that `judge` gives; nil when it is as expected.
    public func finding(by judge: Judge) -> Finding? {
        let verdict: JSONValue
        do throws(InputError) {
            verdict = try judge.verdict(of: declaration, options: options)
        } catch {
            return Finding(ScenarioFinding.unreadable(error.message, pointer: error.pointer), at: place)
        }
        let differences = expectation.differences(from: verdict)
        return differences.isEmpty
            ? nil : Finding(ScenarioFinding.different(name, differences), at: expectedSpan)
    }
}
