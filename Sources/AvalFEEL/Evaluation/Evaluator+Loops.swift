import AvalValues

// for, some, every and filters (DMN 1.5, 10.3.2.13 and table 54).
extension Evaluator {
    @inline(never)
    func loop(_ iterations: [Form.Iteration], _ body: Node, _ frame: Frame) -> Value {
        var results: [Value] = []
        let usesPartial = body.mentions("partial")
        let complete = each(iterations[...], frame) { inner in
            let inner = usesPartial ? inner.binding("partial", .list(results)) : inner
            // Each turn may keep the results before it: such a loop is dear, or it would build chains without end.
            if usesPartial, !self.charge(8 * results.count) { return false }
            results.append(self.evaluate(body, inner))
            return true
        }
        return complete == nil ? .null : weighed(.list(results))
    }

    @inline(never)
    func quantified(
        _ quantifier: Quantifier, _ iterations: [Form.Iteration], _ body: Node, _ frame: Frame
    ) -> Value {
        var result = quantifier == .some ? Truth.no : .yes
        let complete = each(iterations[...], frame) { inner in
            let truth = Truth(self.evaluate(body, inner))
            result = quantifier == .some ? result.or(truth) : result.and(truth)
            return result != (quantifier == .some ? .yes : .no)
        }
        return complete == nil ? .null : result.value
    }

    /// Visits each combination of the iterations' elements, the last running fastest, until `visit` says no. `nil`
    /// where something cannot be run through; else whether all were visited.
    private func each(
        _ iterations: ArraySlice<Form.Iteration>, _ frame: Frame, _ visit: (Frame) -> Bool
    ) -> Bool? {
        guard let iteration = iterations.first else { return visit(frame) }
        guard let items = items(of: iteration, frame) else { return nil }
        for item in items {
            guard charge(1) else { return nil }
            guard let more = each(iterations.dropFirst(), frame.binding(iteration.name, item), visit) else {
                return nil
            }
            if !more { return false }
        }
        return true
    }

    private func items(of iteration: Form.Iteration, _ frame: Frame) -> AnySequence<Value>? {
        let source = evaluate(iteration.source, frame)
        if let end = iteration.end { return steps(from: source, to: evaluate(end, frame)) }
        switch source {
        case .list(let items): return AnySequence(items)
        case .range(let range): return elements(of: range)
        case .null:
            report("il n'y a rien à parcourir")
            return nil
        default: return AnySequence([source])
        }
    }

    /// The whole numbers or days of a closed or open range, upwards.
    private func elements(of range: RangeValue) -> AnySequence<Value>? {
        guard range.form == .interval, let lower = range.lower, let upper = range.upper,
            let all = steps(from: lower, to: upper), (lower.compared(to: upper) ?? 1) <= 0
        else {
            report("cet intervalle ne se parcourt pas")
            return nil
        }
        return AnySequence(
            all.lazy.filter { item in
                (range.isLowerIncluded || lower.compared(to: item) != 0)
                    && (range.isUpperIncluded || upper.compared(to: item) != 0)
            })
    }

    /// The whole numbers or the days from one value to the other, up or down.
    private func steps(from first: Value, to last: Value) -> AnySequence<Value>? {
        switch (first, last) {
        case (.number(let low), .number(let high)):
            guard let low = low.integer, let high = high.integer else { break }
            return steps(low, high) { .number($0) }
        case (.date(let low), .date(let high)):
            return steps(low.dayNumber, high.dayNumber) { .date(CalendarDate(dayNumber: $0)) }
        default: break
        }
        report("on ne parcourt que des nombres entiers ou des dates")
        return nil
    }

    private func steps(_ low: Int, _ high: Int, _ value: @escaping (Int) -> Value) -> AnySequence<Value> {
        low <= high
            ? AnySequence((low...high).lazy.map(value)) : AnySequence((high...low).reversed().lazy.map(value))
    }

    @inline(never)
    func filter(_ list: Node, _ condition: Node, _ frame: Frame) -> Value {
        let source = evaluate(list, frame)
        guard !source.isNull else { return null("il n'y a rien où choisir") }
        let items = source.list ?? [source]
        if case .literal(.number(let index)) = condition.form { return element(items, index) }
        var kept: [Value] = []
        for item in items {
            guard charge(1) else { return .null }
            switch evaluate(condition, itemFrame(item, frame)) {
            // A number is an index: it is one for the whole list, not for this element.
            case .number(let index): return element(items, index)
            case .boolean(true): kept.append(item)
            default: continue
            }
        }
        // Of an empty list no element tells whether the condition is an index: it is asked without one, and
        // its own nulls are not reported.
        if items.isEmpty, case .number(let index) = quietly({ evaluate(condition, frame) }) {
            return element(items, index)
        }
        return .list(kept)
    }

    /// What a filter's condition sees: `item`, and a context's entries by their names.
    private func itemFrame(_ item: Value, _ frame: Frame) -> Frame {
        let bound = frame.binding("item", item)
        if case .context(let context) = item { return Frame(.context(context), outer: bound) }
        return bound
    }

    private func element(_ items: [Value], _ index: Decimal128) -> Value {
        guard let index = index.truncatedInteger else { return null("l'indice est trop grand") }
        let position = index > 0 ? index - 1 : items.count + index
        guard index != 0, items.indices.contains(position) else {
            let count = items.isEmpty ? "est vide" : items.count == 1 ? "a 1 élément" : "a \(items.count) éléments"
            return null("la liste \(count) : il n'y en a pas à la place \(index)")
        }
        return items[position]
    }
}
