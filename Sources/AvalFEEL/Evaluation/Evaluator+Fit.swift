import AvalValues

extension Evaluator {
    /// A value as a type asks for it, with FEEL's implicit conversions (DMN 1.5, 10.3.2.9.4); `nil` where it does not
    /// fit.
    func fit(_ value: Value, _ type: ItemType) -> Value? {
        if accepts(value, type) { return value }
        switch (type, value) {
        case (.constrained(.kind(.dateTime), _), .date), (.kind(.dateTime), .date):
            guard case .date(let date) = value else { return nil }
            let moment = Value.dateTime(DateTime(date, .midnight))
            return accepts(moment, type) ? moment : nil
        case (.list(let element), .list(let items)):
            let fitted = items.compactMap { fit($0, element) }
            return fitted.count == items.count ? .list(fitted) : nil
        case (.list(let element), _): return fit(value, element).map { .list([$0]) }
        case (.kind(.list(let element)), _): return Kind.list(element).fit(value)
        case (_, .list(let items)) where items.count == 1 && accepts(items[0], type): return items[0]
        default: return nil
        }
    }
}
