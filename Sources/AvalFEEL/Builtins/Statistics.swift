import AvalValues

extension Builtins {
    /// What is computed from all elements of a list (DMN 1.5, table 74).
    static let statistics: [Builtin] = [
        overList(
            "min", of: .ordered, gives: { $0.first?.element.withoutWords ?? .any }, "Le plus petit élément.",
            [("min(3, 1, 2)", "1"), ("min([])", "null")]
        ) { extreme($0) { $0 < 0 } }.marked(.keepsWhole).also("minimum"),
        overList(
            "max", of: .ordered, gives: { $0.first?.element.withoutWords ?? .any }, "Le plus grand élément.",
            [("max([3, 1, 2])", "3"), ("max([])", "null")]
        ) { extreme($0) { $0 > 0 } }.marked(.keepsWhole).also("maximum"),
        overNumbers("sum", "La somme.", [("sum([1, 2, 3])", "6"), ("sum([])", "null")]) { sum($0) }
            .marked(.keepsWhole).also("somme"),
        overNumbers("mean", "La moyenne.", [("mean([1, 2, 3])", "2")]) { sum($0)?.divided(by: Decimal128($0.count)) }
            .also("moyenne", "average", "avg"),
        overNumbers("product", "Le produit.", [("product([2, 3, 4])", "24")]) { numbers in
            numbers.reduce(.one) { product, number in product?.multiplied(by: number) }
        },
        overNumbers("median", "La médiane.", [("median(8, 2, 5, 3, 4)", "4"), ("median([6, 1, 2, 3])", "2.5")]) {
            numbers in
            let sorted = numbers.sorted()
            let middle = sorted.count / 2
            return sorted.count % 2 == 1
                ? sorted[middle] : sorted[middle - 1].adding(sorted[middle])?.divided(by: Decimal128(2))
        },
        overNumbers(
            "stddev", "L'écart-type de l'échantillon.", [("stddev([4, 8])", "sqrt(8)"), ("stddev([47])", "null")]
        ) {
            deviation($0)
        },
        overList(
            "mode", of: .numbers, gives: { _ in .list(.number) }, "Les nombres les plus fréquents.",
            [("mode(6, 3, 9, 6, 6)", "[6]"), ("mode([])", "[]")]
        ) {
            mode($0)
        },
        overList(
            "all", of: .conditions, gives: { _ in .boolean }, "Vrai si tout est vrai.",
            [("all([true, false])", "false"), ("all([])", "true")]
        ) {
            truth($0, from: .yes) { $0.and($1) }
        },
        overList(
            "any", of: .conditions, gives: { _ in .boolean }, "Vrai si quelque chose est vrai.",
            [("any([true, false])", "true"), ("any([])", "false")]
        ) {
            truth($0, from: .no) { $0.or($1) }
        },
    ]

    /// A function of a list, which a call may also give element by element.
    private static func overList(
        _ name: String, of need: Builtin.Need, gives result: @escaping @Sendable ([Kind]) -> Kind, _ summary: String,
        _ examples: [Builtin.Example], _ body: @escaping @Sendable ([Value]) -> Value?
    ) -> Builtin {
        Builtin(
            name, forms: [[.init("list", .list(.any), need: need)], [.rest("c", .any, atLeast: 2, need: need)]],
            gives: result, summary,
            examples: examples
        ) { call in
            body(call[0].list ?? []) ?? call.null("« \(name) » n'a pas de résultat pour ces valeurs")
        }
    }

    private static func overNumbers(
        _ name: String, _ summary: String, _ examples: [Builtin.Example],
        _ body: @escaping @Sendable ([Decimal128]) -> Decimal128?
    ) -> Builtin {
        overList(name, of: .numbers, gives: { _ in .number }, summary, examples) { values in
            let numbers = values.compactMap(\.number)
            guard numbers.count == values.count, !numbers.isEmpty else { return nil }
            return body(numbers).map { .number($0) }
        }
    }

    private static func extreme(_ values: [Value], _ isBetter: (Int) -> Bool) -> Value? {
        guard var best = values.first, best.compared(to: best) != nil else { return nil }
        for value in values.dropFirst() {
            guard let order = value.compared(to: best) else { return nil }
            if isBetter(order) { best = value }
        }
        return best
    }

    private static func sum(_ numbers: [Decimal128]) -> Decimal128? {
        numbers.dropFirst().reduce(numbers.first) { sum, number in sum?.adding(number) }
    }

    private static func deviation(_ numbers: [Decimal128]) -> Decimal128? {
        guard numbers.count > 1, let mean = sum(numbers)?.divided(by: Decimal128(numbers.count)) else { return nil }
        let squares = numbers.compactMap { number in
            number.subtracting(mean).flatMap { $0.multiplied(by: $0) }
        }
        guard squares.count == numbers.count else { return nil }
        return sum(squares)?.divided(by: Decimal128(numbers.count - 1))?.squareRoot
    }

    private static func mode(_ values: [Value]) -> Value? {
        var counts: [Decimal128: Int] = [:]
        for value in values {
            guard let number = value.number else { return nil }
            counts[number, default: 0] += 1
        }
        let most = counts.values.max()
        return .list(counts.filter { $0.value == most }.keys.sorted().map { .number($0) })
    }

    /// What is no boolean is unknown, and leaves the answer to the others.
    private static func truth(_ values: [Value], from start: Truth, _ join: (Truth, Truth) -> Truth) -> Value? {
        values.reduce(start) { join($0, Truth($1)) }.value
    }
}
