import AvalRules

extension Judgement {
    /// Whether an anomaly points into the payment.
    var concernsPayment: Bool { (0..<hitCount).contains { concernsPayment(hit($0)) } }

    @inline(__always)
    private func concernsPayment(_ hit: Hit) -> Bool {
        guard hit.isDeclaration else { return false }
        let rule = rule(of: hit)
        let item = rule.cases[Int(hit.item)]
        if item.concernsPayment { return true }
        guard hit.element >= 0, case .wrongValues = rule.walk, case .subject = item.pointer else { return false }
        let wrong = wrongValue(of: hit)
        return wrong.type == 0 && rules.schema.records[0].fields[wrong.field].path.first == "paiement"
    }
}
