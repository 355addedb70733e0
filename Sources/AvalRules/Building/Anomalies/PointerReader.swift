import AvalDeclarations
import AvalSource

/// Reads `chemin`: the field that an anomaly points at.
struct PlaceReader {
    let schema: Schema
    let subject: Subject
    let log: FindingLog

    func read(_ text: SourceText?, at span: SourceSpan) -> CompiledRule.Place? {
        guard let text else { return natural(span) }
        var path = text.string.split(separator: ".").map(String.init)
        let pointer: (String) -> CompiledRule.Place
        let type: Int
        if subject != .declaration, path.first == "declaration" {
            path.removeFirst()
            (type, pointer) = (0, { .root($0) })
        } else if case .each(let record, _) = subject {
            (type, pointer) = (schema.type(named: record) ?? 0, { .row($0) })
        } else if case .carriedDeterminants = subject {
            (type, pointer) = (schema.type(named: SalarieRecord.name) ?? 0, { .row($0) })
        } else {
            (type, pointer) = (0, { .root($0) })
        }
        let record = schema.records[type]
        let known =
            record.fields.map(\.path) + record.groups.map(\.path) + (type == 0 ? schema.records.map { [$0.key] } : [])
        if known.contains(path) { return pointer(path.map { "/" + $0 }.joined()) }
        var names = known.map { $0.joined(separator: ".") }.filter { !$0.isEmpty }
        if type != 0 { names += schema.records[0].fields.map { "declaration." + $0.path.joined(separator: ".") } }
        let near = FieldNames(names).nearest(to: text.string)
        log.add(AnomalyBuildingFinding.unknownPath(text.string, record: record.name, near: near), at: text.place)
        return nil
    }

    /// Where a rule points that does not say it.
    private func natural(_ span: SourceSpan) -> CompiledRule.Place? {
        switch subject {
        case .companyDeterminants, .carriedDeterminants: return .element
        case .wrongValues, .unknownFields: return .subject
        case .each: return .row("")
        case .declaration:
            log.add(AnomalyBuildingFinding.noPath, at: span)
            return nil
        }
    }
}
