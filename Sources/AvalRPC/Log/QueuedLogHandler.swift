import AvalValues
import AvalOperations
import AvalSystem
import Logging

/// Writes the log, a line an event: `2026-11-27T19:58:32Z info aval : Règles acceptées cause=demarrage`.
public struct QueuedLogHandler: LogHandler {
    /// What every line says besides.
    public var metadata: Logger.Metadata = [:]
    /// The lightest events that are written.
    public var logLevel = Logger.Level.info
    private let queue: LogQueue
    private let label: String

    /// A handler that writes by way of a queue.
    public init(_ queue: LogQueue, label: String) {
        self.queue = queue
        self.label = label
    }

    /// One of the values that every line says.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Adds the line of an event to the queue.
    public func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { _, new in new }.sorted { $0.key < $1.key }
        let told = fields.map { key, value in
            let text = "\(value)"
            return " \(key)=" + (text.contains(" ") ? "\"\(text)\"" : text)
        }
        let time = Timestamp.text(milliseconds: SystemClock.unixMilliseconds())
        queue.add(Self.oneLine("\(time) \(event.level) \(label) : \(event.message)" + told.joined()))
    }

    /// A value may hold anything: what would break the line or steer a terminal is shown as U+FFFD.
    private static func oneLine(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: shown.append("\u{FFFD}")
            default: shown.append(scalar)
            }
        }
        return String(shown)
    }
}
