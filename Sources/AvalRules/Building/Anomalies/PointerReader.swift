import AvalDeclarations
import AvalSource
import AvalValues

/// Reads `chemin`: the field that an anomaly points at.
struct PointerReader {
    let schema: Schema
    let walk: Walk
    let log: FindingLog

    func read(_ text: SourceText?, at span: SourceSpan) -> CompiledRule.Pointer? {
        guard let text else { return natural(span) }
        var path = text.string.split(separator: ".").map(String.init)
        let isBelowDeclaration = walk != .declaration && path.first == ContractName.declaration
        if isBelowDeclaration { path.removeFirst() }
        let type = isBelowDeclaration ? nil : walk.recordType
        let record = schema.records[type ?? 0]
        let known =
            record.fields.map(\.path) + record.groups.map(\.path)
            + (type ?? 0 == 0 ? schema.records.map { [$0.key] } : [])
        if known.contains(path) {
            let pointer = path.map { "/" + $0 }.joined()
            return type == nil ? .declaration(pointer) : .record(pointer)
        }
        var names = known.map { $0.joined(separator: ".") }.filter { !$0.isEmpty }
        if type ?? 0 != 0 {
            names += schema.records[0].fields.map { "declaration." + $0.path.joined(separator: ".") }
        }
        let near = FieldNames(names).nearest(to: text.string)
        log.add(AnomalyBuildingFinding.unknownPath(text.string, record: record.name, near: near), at: text.span)
        return nil
    }

    /// Where a rule points that does not say it.
    private func natural(_ span: SourceSpan) -> CompiledRule.Pointer? {
        switch walk {
        case .records: return .record("")
        case .codes, .distinctCodes, .wrongValues, .unknownFields: return .subject
        case .declaration:
            log.add(AnomalyBuildingFinding.noPath, at: span)
            return nil
        }
    }
}
