import AvalSource
import AvalValues

/// Reads `entrees` and `sorties`: for a column the values that it may have, as unary tests.
struct AllowedValues {
    let log: FindingLog

    /// The values of each result: a list, the most important first.
    func outputs(_ map: YAMLMap, _ names: [String]) -> TextMap<SourceText> {
        read(map, "sorties", names) { lists, name in lists.list(name).flatMap { list(lists, name, $0) } }
    }

    /// The values of each condition: a list of values and intervals, or tests as cells have them.
    func inputs(_ map: YAMLMap, _ names: [String]) -> TextMap<SourceText> {
        read(map, "entrees", names) { columns, name in
            guard let items = columns.field(name)?.items else { return columns.expression(name) }
            return list(columns, name, items)
        }
    }

    private func read(
        _ map: YAMLMap, _ key: String, _ names: [String], _ values: (YAMLMap, String) -> SourceText?
    ) -> TextMap<SourceText> {
        guard let columns = map.map(key, what: "« \(key) »") else { return [:] }
        columns.refuseUnknownKeys(names)
        let texts = names.filter { columns.has($0) }.compactMap { name in values(columns, name).map { (name, $0) } }
        return TextMap(texts, uniquingKeysWith: { first, _ in first })
    }

    private func list(_ columns: YAMLMap, _ name: String, _ items: [YAMLNode]) -> SourceText? {
        if items.isEmpty {
            log.add(TableFinding.noValue(name), at: columns.entry(name)?.value.span ?? columns.head)
            return nil
        }
        let literals = items.compactMap { item in
            item.text("chaque valeur de « \(name) »", log).map {
                (text: Self.literal($0.string, isPlain: item.style == .plain), span: item.span)
            }
        }
        return literals.count == items.count ? joined(literals, columns.span.file) : nil
    }

    /// The literals as one text, each of which stands where its value was written.
    private func joined(_ literals: [(text: String, span: SourceSpan)], _ file: SourceFile) -> SourceText {
        var bytes: [UInt8] = []
        var segments: [SourceText.Segment] = []
        for (text, span) in literals {
            if !bytes.isEmpty {
                segments.append(.init(textOffset: bytes.count, fileOffset: span.lower, fileLength: 0))
                bytes += Array(", ".utf8)
            }
            segments.append(.init(textOffset: bytes.count, fileOffset: span.lower, fileLength: span.upper - span.lower))
            bytes += Array(text.utf8)
        }
        return SourceText(bytes: bytes, file: file, segments: segments, fileEnd: file.bytes.count)
    }

    /// A number, a day, a truth, null or an interval of such as it stands, unless it is between marks; anything else is a
    /// text.
    private static func literal(_ text: String, isPlain: Bool) -> String {
        guard isPlain else { return Value.string(text).literal }
        if let known = plain(text) { return known }
        let ends = text.split(separator: "..", omittingEmptySubsequences: false).map { plain(String($0)) }
        if ends.count == 2, let lower = ends[0], let upper = ends[1] { return "[\(lower)..\(upper)]" }
        return Value.string(text).literal
    }

    private static func plain(_ text: String) -> String? {
        if let number = Decimal128(text) { return number.description }
        if let date = CalendarDate(text) { return Value.date(date).literal }
        return ["true", "false", "null"].contains(text) ? text : nil
    }
}
