import AvalValues
import CLibYAML

/// What libyaml met, with the bytes of the file that it covers.
struct YAMLEvent {
    enum Kind {
        case streamStart
        case streamEnd
        case documentStart(hasDirective: Bool)
        case documentEnd
        case alias(String)
        case scalar([UInt8], YAMLNode.Style)
        case sequenceStart(isFlow: Bool)
        case sequenceEnd
        case mappingStart(isFlow: Bool)
        case mappingEnd
    }

    let kind: Kind
    let anchor: String?
    let isTagged: Bool
    let start: Int
    let end: Int
}

/// Why libyaml stopped: its own words, and at which offsets of the file; explained by `SyntaxDiagnosis`.
struct YAMLError: Error {
    let message: String
    let context: String
    let offset: Int
    let contextOffset: Int?
}

/// libyaml's parser over one stretch of a file, one event at a time.
final class EventStream {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeMutableBufferPointer<UInt8>
    private let marks: MarkTable
    private let base: Int
    private var error: YAMLError?

    /// Reads `bytes`, which must be UTF-8; the offsets given count from `base`, where they stand in their file.
    init(_ bytes: [UInt8], base: Int) {
        self.base = base
        marks = MarkTable(bytes)
        input = .allocate(capacity: bytes.count)
        _ = input.initialize(from: bytes)
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        guard yaml_parser_initialize(parser) == 1 else {
            error = YAMLError(message: "out of memory", context: "", offset: base, contextOffset: nil)
            return
        }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        input.deallocate()
    }

    /// The next event. After an error the same error: libyaml itself would give empty events for ever.
    func next() throws(YAMLError) -> YAMLEvent {
        if let error { throw error }
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw fail() }
        defer { yaml_event_delete(&event) }
        guard let kind = kind(of: event) else { throw fail() }
        let (anchor, isTagged) = properties(of: event)
        return YAMLEvent(
            kind: kind, anchor: anchor, isTagged: isTagged, start: offset(event.start_mark),
            end: offset(event.end_mark))
    }

    private func kind(of event: yaml_event_t) -> YAMLEvent.Kind? {
        switch event.type {
        case YAML_STREAM_START_EVENT: .streamStart
        case YAML_STREAM_END_EVENT: .streamEnd
        case YAML_DOCUMENT_START_EVENT: .documentStart(hasDirective: hasDirective(event))
        case YAML_DOCUMENT_END_EVENT: .documentEnd
        case YAML_ALIAS_EVENT: .alias(string(event.data.alias.anchor) ?? "")
        case YAML_SCALAR_EVENT: .scalar(value(of: event), style(of: event))
        case YAML_SEQUENCE_START_EVENT:
            .sequenceStart(isFlow: event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE)
        case YAML_SEQUENCE_END_EVENT: .sequenceEnd
        case YAML_MAPPING_START_EVENT:
            .mappingStart(isFlow: event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE)
        case YAML_MAPPING_END_EVENT: .mappingEnd
        default: nil
        }
    }

    private func hasDirective(_ event: yaml_event_t) -> Bool {
        let start = event.data.document_start
        return start.version_directive != nil || start.tag_directives.start != start.tag_directives.end
    }

    private func properties(of event: yaml_event_t) -> (anchor: String?, isTagged: Bool) {
        switch event.type {
        case YAML_SCALAR_EVENT: (string(event.data.scalar.anchor), event.data.scalar.tag != nil)
        case YAML_SEQUENCE_START_EVENT:
            (string(event.data.sequence_start.anchor), event.data.sequence_start.tag != nil)
        case YAML_MAPPING_START_EVENT: (string(event.data.mapping_start.anchor), event.data.mapping_start.tag != nil)
        default: (nil, false)
        }
    }

    private func value(of event: yaml_event_t) -> [UInt8] {
        Array(UnsafeBufferPointer(start: event.data.scalar.value, count: event.data.scalar.length))
    }

    private func style(of event: yaml_event_t) -> YAMLNode.Style {
        switch event.data.scalar.style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: .literal
        case YAML_FOLDED_SCALAR_STYLE: .folded
        default: .plain
        }
    }

    private func fail() -> YAMLError {
        let state = parser.pointee
        let error = YAMLError(
            message: state.problem.map { String(cString: $0) } ?? "",
            context: state.context.map { String(cString: $0) } ?? "",
            offset: offset(state.problem_mark),
            contextOffset: state.context == nil ? nil : offset(state.context_mark))
        self.error = error
        return error
    }

    private func offset(_ mark: yaml_mark_t) -> Int { base + marks.byteOffset(ofCharacter: mark.index) }

    private func string(_ bytes: UnsafeMutablePointer<UInt8>?) -> String? { bytes.map { String(cString: $0) } }
}
