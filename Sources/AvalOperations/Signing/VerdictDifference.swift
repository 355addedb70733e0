import AvalJSON
import AvalValues

/// What tells two verdicts apart, field by field.
public enum VerdictDifference {
    /// Each difference as `{"chemin", "avant", "apres"}`: a JSON Pointer into the verdict that has the value (the new one where
    /// both do), and the values; what is absent is left out. The version of the rules counts for nothing.
    public static func list(from old: [UInt8], to new: [UInt8]) -> [JSONValue] {
        guard let old = try? JSONReader.parse(old), let new = try? JSONReader.parse(new) else { return [] }
        var found: [JSONValue] = []
        compare(old, new, JSONPointer(), &found)
        return found
    }

    /// The names that tell the elements of a list apart, wherever they stand in it.
    private static let identities = [["id"], ["tarif"], ["code", "salarie", "chemin"], ["taux"]]

    private static func compare(
        _ old: JSONValue?, _ new: JSONValue?, _ pointer: JSONPointer, _ found: inout [JSONValue]
    ) {
        if old == new || pointer.text == "/regles" { return }
        switch (old, new) {
        case (.object(let before), .object(let after)):
            for member in before {
                compare(member.value, new?[member.key], pointer.appending(member.key), &found)
            }
            for member in after where old?[member.key] == nil {
                compare(nil, member.value, pointer.appending(member.key), &found)
            }
        case (.array(let before), .array(let after)): compare(before, after, pointer, &found)
        default:
            var members = [JSONMember("chemin", .string(pointer.text))]
            if let old { members.append(JSONMember("avant", old)) }
            if let new { members.append(JSONMember("apres", new)) }
            found.append(.object(members))
        }
    }

    private static func compare(
        _ old: [JSONValue], _ new: [JSONValue], _ pointer: JSONPointer, _ found: inout [JSONValue]
    ) {
        let names = identities.first { names in (old + new).allSatisfy { $0[names[0]] != nil } } ?? []
        guard !names.isEmpty else {
            for index in 0..<max(old.count, new.count) {
                let (before, after) = (
                    old.indices.contains(index) ? old[index] : nil, new.indices.contains(index) ? new[index] : nil
                )
                compare(before, after, pointer.appending(index), &found)
            }
            return
        }
        func key(_ value: JSONValue) -> TextKey {
            TextKey(names.map { value[$0]?.string ?? "" }.joined(separator: "\u{0}"))
        }
        var places: [TextKey: [Int]] = [:]
        for (index, value) in new.enumerated().reversed() { places[key(value), default: []].append(index) }
        for (index, value) in old.enumerated() {
            if let place = places[key(value)]?.popLast() {
                compare(value, new[place], pointer.appending(place), &found)
            } else {
                compare(value, nil, pointer.appending(index), &found)
            }
        }
        for place in places.values.flatMap({ $0 }).sorted() {
            compare(nil, new[place], pointer.appending(place), &found)
        }
    }
}
