import AvalValues

extension Builtins {
    /// Numbers (DMN 1.5, table 75).
    static let numbers: [Builtin] =
        [
            rounding(
                "decimal", .halfEven, "Le nombre arrondi à tant de décimales, la moitié au chiffre pair.",
                ("decimal(2.5, 0)", "2")),
            rounding(
                "round up", .up, "Le nombre arrondi à tant de décimales, en s'éloignant de zéro.",
                ("round up(1.121, 2)", "1.13")),
            rounding(
                "round down", .down, "Le nombre arrondi à tant de décimales, vers zéro.",
                ("round down(1.129, 2)", "1.12")),
            rounding(
                "round half up", .halfUp, "Le nombre arrondi à tant de décimales, la moitié en s'éloignant de zéro.",
                ("round half up(2.5, 0)", "3")
            ).also("arrondi", "round"),
            rounding(
                "round half down", .halfDown, "Le nombre arrondi à tant de décimales, la moitié vers zéro.",
                ("round half down(2.5, 0)", "2")),
            rounding(
                "floor", .floor, "Le plus grand nombre de tant de décimales qui ne dépasse pas le nombre.",
                ("floor(-1.5)", "-2"), scaleIsOptional: true),
            rounding(
                "ceiling", .ceiling, "Le plus petit nombre de tant de décimales qui n'est pas sous le nombre.",
                ("ceiling(1.2)", "2"), scaleIsOptional: true),
            Builtin(
                "abs", forms: [[.single("n")]], gives: { $0.first ?? .number },
                "Le nombre ou la durée, sans son signe.",
                examples: [("abs(-10)", "10"), (#"abs(@"-P1D")"#, #"@"P1D""#)]
            ) { call in
                switch call[0] {
                case .number(let number): .number(number.magnitude)
                case .daysDuration(let duration) where duration.nanoseconds >= 0: call[0]
                case .monthsDuration(let duration) where duration.months >= 0: call[0]
                default: call[0].oppositeDuration ?? call.null("« abs » attend un nombre ou une durée")
                }
            }.marked(.keepsWhole).also("absolu").compiled { $0.absolute($1) },
            Builtin(
                "modulo", [.init("dividend", .number), .init("divisor", .number, role: .divisor)], gives: .number,
                "Le reste de la division, du signe du diviseur.",
                examples: [("modulo(10, 4)", "2"), ("modulo(-10, 4)", "2"), ("modulo(10, 0)", "null")]
            ) { call in
                guard let dividend = call[0].number, let divisor = call[1].number, let result = dividend.modulo(divisor)
                else {
                    return call.null("on ne divise pas par zéro")
                }
                return .number(result)
            }.marked(.keepsWhole).compiled { $0.modulo($1) },
            single("sqrt", "La racine carrée.", [("sqrt(16)", "4"), ("sqrt(-1)", "null")]) { $0.squareRoot }
                .also("racine"),
            single("log", "Le logarithme naturel.", [("log(1)", "0"), ("log(0)", "null")]) { $0.naturalLogarithm },
            single("exp", "e à cette puissance.", [("exp(0)", "1")]) { $0.exponential },
            parity("odd", "Vrai si le nombre est impair.", [("odd(5)", "true"), ("odd(2)", "false")], 1),
            parity("even", "Vrai si le nombre est pair.", [("even(2)", "true"), ("even(5)", "false")], 0),
        ]

    private static func rounding(
        _ name: String, _ mode: Rounding, _ summary: String, _ example: Builtin.Example, scaleIsOptional: Bool = false
    ) -> Builtin {
        Builtin(
            name, [.init("n", .number), .init("scale", .number, isOptional: scaleIsOptional)], gives: .number, summary,
            examples: [example]
        ) { call in
            let scale = call[1].isNull ? 0 : call[1].whole
            guard let number = call[0].number, let scale, (-6111...6176).contains(scale),
                let result = number.rounded(scale: scale, mode)
            else { return call.null("le nombre de décimales va de -6111 à 6176") }
            return .number(result)
        }.marked(.rounds)
    }

    private static func single(
        _ name: String, _ summary: String, _ examples: [Builtin.Example],
        _ function: @escaping @Sendable (Decimal128) -> Decimal128?
    ) -> Builtin {
        Builtin(name, [.init("number", .number)], gives: .number, summary, examples: examples) { call in
            call[0].number.flatMap(function).map { .number($0) }
                ?? call.null("« \(name) » n'a pas de résultat pour ce nombre")
        }
    }

    private static func parity(
        _ name: String, _ summary: String, _ examples: [Builtin.Example], _ rest: Int
    ) -> Builtin {
        Builtin(name, [.init("number", .number)], gives: .boolean, summary, examples: examples) { call in
            .boolean(call[0].number?.modulo(Decimal128(2)) == Decimal128(rest))
        }
    }
}

extension Decimal128 {
    /// The remainder of the division towards minus infinity; `nil` for a divisor of zero. It is exact even where the
    /// quotient has more digits than a number holds.
    func modulo(_ divisor: Decimal128) -> Decimal128? {
        guard !divisor.isZero else { return nil }
        let rest = remainderOfMagnitudes(divisor)
        guard !rest.isZero else { return .zero }
        let signed = isNegative ? rest.negated : rest
        return isNegative == divisor.isNegative ? signed : signed.adding(divisor)
    }

    /// What is left of the magnitude when the divisor's is taken away as often as it can be.
    private func remainderOfMagnitudes(_ divisor: Decimal128) -> Decimal128 {
        let (digits, unit) = (significand.magnitude, divisor.significand.magnitude)
        let shift = exponent - divisor.exponent
        if shift >= 0 {
            // Digits times ten to the shift, modulo the divisor's digits: no product of two rests passes 256 bits.
            var (rest, power, left) = (digits % unit, UInt128(10) % unit, shift)
            while left > 0 {
                if left % 2 == 1 { rest = unit.remainder(of: rest, times: power) }
                power = unit.remainder(of: power, times: power)
                left /= 2
            }
            return Decimal128(significand: Int128(rest), exponent: divisor.exponent) ?? .zero
        }
        // A divisor that has more digits than the number is the greater of the two.
        guard shift > -Decimal128.precision else { return magnitude }
        let (scaled, overflow) = unit.multipliedReportingOverflow(by: (0 ..< -shift).reduce(1) { ten, _ in ten * 10 })
        return overflow ? magnitude : Decimal128(significand: Int128(digits % scaled), exponent: exponent) ?? .zero
    }
}

extension UInt128 {
    /// The remainder by this number of the product of two smaller ones.
    fileprivate func remainder(of left: UInt128, times right: UInt128) -> UInt128 {
        dividingFullWidth(left.multipliedFullWidth(by: right)).remainder
    }
}
