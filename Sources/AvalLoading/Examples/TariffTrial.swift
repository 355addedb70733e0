import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalRules
import AvalSource
import AvalValues

/// An example of a line of a tariff, ready to be judged.
public struct TariffTrial: WrittenTrial {
    /// The keys that say what is expected, each with the member of the verdict's line that it is compared with.
    private static let members = [
        ("quantite", "quantite"), ("prix_ht", "prix_unitaire_ht"), ("total_ht", "total_ht"),
    ]
    static let expectations = members.map { $0.0 }

    private let code: String
    private let exercice: Int
    private let title: String?
    /// Where it stands.
    public let place: SourceSpan
    private let expected: [(key: String, text: String)]
    /// Its declaration, as JSON.
    public let declaration: [UInt8]
    /// The estimate is all that is asked for.
    public let options: JudgingOptions

    init(_ map: YAMLMap, of code: String, _ exercice: Int, _ rules: RuleSet, _ maker: ExampleDeclaration) {
        self.code = code
        self.exercice = exercice
        title = map.string("nom")
        place = map.span
        expected = Self.expectations.compactMap { key in map.string(key).map { (key, $0) } }
        var json = maker.json(
            template: rules.model.template, declaration: map.field("declaration"), salarie: map.field("salarie"),
            date: map.dateText("date")?.string)
        // The line is that of its exercice, on the day of the model unless the example has its own.
        var members = (json.members ?? []).filter { $0.key != "exercice" }
        members.append(JSONMember("exercice", .integer(exercice)))
        if !map.has("date"), let index = members.firstIndex(where: { $0.key == "date" }),
            let day = members[index].value.string
        {
            members[index].value = .string("\(exercice)" + day.dropFirst(4))
        }
        json = .object(members)
        declaration = JSONWriter.bytes(of: json)
        var options = JudgingOptions()
        options.step = .estimation
        self.options = options
    }

    /// What the example is called, or where it stands.
    public var name: String { title ?? "\(code) en \(exercice), ligne \(place.start.line)" }

    /// The amounts.
    public var attention: Attention {
        var attention = Attention()
        attention.amounts = true
        return attention
    }

    /// What is wrong with the line that `judge` estimates; nil when it holds.
    public func finding(by judge: Judge) -> Finding? {
        let verdict: JSONValue
        do throws(InputError) {
            verdict = try judge.verdict(of: declaration, options: options)
        } catch {
            return Finding(ExampleOutcomeFinding.unreadable(error), at: place)
        }
        let lines = verdict["estimation"]?["lignes"]?.array ?? []
        let line = lines.first { $0["tarif"]?.string == code }
        let differences = Self.members.compactMap { key, member -> String? in
            guard let wanted = expected.first(where: { $0.key == key })?.text else { return nil }
            let found = Self.text(line?[member])
            return Self.areEqual(found, wanted) ? nil : "\(key) \(found) au lieu de \(wanted)"
        }
        if differences.isEmpty { return nil }
        return Finding(TariffExampleFinding.different(code, differences), at: place)
    }

    private static func text(_ value: JSONValue?) -> String {
        value?.string ?? value?.integer.map { String($0) } ?? "absent"
    }

    /// `138` is as good as `138.00`.
    private static func areEqual(_ found: String, _ wanted: String) -> Bool {
        if found == wanted { return true }
        guard let left = Decimal128(found), let right = Decimal128(wanted) else { return false }
        return left == right
    }
}
