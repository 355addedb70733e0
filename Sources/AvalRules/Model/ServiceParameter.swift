import AvalSource
import AvalValues

/// A choice of the service's own: what the law leaves open, under a name that expressions read (`service.NAME`).
public struct ServiceParameter: Sendable {
    /// What it may be set to.
    public enum Kind: Sendable, Hashable {
        /// One of these words.
        case words([String])
        /// Yes or no.
        case truth
        /// A number.
        case number
        /// A day.
        case date

        /// The words of `type`, with what they mean; a list of words has `parmi` instead.
        static let named: [(word: String, kind: Kind)] = [("oui_non", .truth), ("nombre", .number), ("date", .date)]
    }

    /// What it is set to during a time.
    public struct Setting: Sendable {
        /// That time.
        public let validity: Validity
        /// What it is set to.
        public let value: Value
        /// The same, as the file has it.
        public let text: String
        /// Where that is written.
        public let span: SourceSpan
    }

    /// Its name.
    public let code: String
    /// What people call it.
    public let label: String
    /// What it may be set to.
    public let kind: Kind
    /// What it is set to where no setting holds.
    public let fallback: Setting
    /// What the service set, from the oldest; empty where it leaves the default.
    public let settings: [Setting]
    /// Why there is a choice, and why it was made so.
    public let reason: String
    /// What remains to be confirmed.
    public let doubt: String?
    /// Where its name stands.
    public let span: SourceSpan

    /// What it is set to on a day.
    public func setting(on day: Int) -> Setting { settings.first { $0.validity.contains(day) } ?? fallback }

    /// The same, always set to what `text` says; nil where it cannot be set to that.
    func set(to text: String) -> ServiceParameter? {
        guard let value = kind.value(text) else { return nil }
        let setting = Setting(validity: .always, value: value, text: text, span: fallback.span)
        return ServiceParameter(
            code: code, label: label, kind: kind, fallback: fallback, settings: [setting], reason: reason,
            doubt: doubt, span: span)
    }

    /// Its settings one after the other, without a gap: each day is in one.
    public var timeline: [Setting] {
        let starts = Set(settings.flatMap(\.validity.boundaries)).sorted()
        let pieces = zip([Int?.none] + starts, starts.map { Int?.some($0 - 1) } + [nil])
        var timeline: [Setting] = []
        for (from, to) in pieces {
            let setting = setting(on: from ?? (to ?? 0))
            if let last = timeline.last, last.text == setting.text {
                timeline[timeline.count - 1] = last.during(Validity(from: last.validity.from, to: to))
            } else {
                timeline.append(setting.during(Validity(from: from, to: to)))
            }
        }
        return timeline
    }

    /// What it is always set to; nil where that changes from one day to another.
    public var constant: Value? {
        let timeline = timeline
        return timeline.count == 1 ? timeline[0].value : nil
    }
}

extension ServiceParameter.Kind {
    /// What a text sets a parameter to; nil where it cannot be that.
    fileprivate func value(_ text: String) -> Value? {
        switch self {
        case .words(let words): words.contains(text) ? .string(text) : nil
        case .truth: ["oui": Value.boolean(true), "non": .boolean(false)][text]
        case .number: Decimal128(text).map { .number($0) }
        case .date: CalendarDate(text).map { .date($0) }
        }
    }
}

extension ServiceParameter.Setting {
    /// The same during another time.
    fileprivate func during(_ validity: Validity) -> Self {
        Self(validity: validity, value: value, text: text, span: span)
    }
}
