import AvalJSON
import AvalRules
import AvalTariffs

/// The bytes that every verdict of a rulebook repeats, made once.
struct VerdictConstants: Sendable {
    /// `,"regles":{"version":"…"}`
    let version: [UInt8]
    /// For each category, its code between quotes.
    let categories: [[UInt8]]
    /// For each payment mode, its code between quotes.
    let modes: [[UInt8]]
    /// For each determinant, its code between quotes.
    let codes: [[UInt8]]
    /// For each tariff and line, what stands before the quantity and between it and the total, and after.
    let lines: [[(before: [UInt8], price: [UInt8], rate: [UInt8])]]

    init(rules: RuleSet, tariffs: [TariffTable], version: String) {
        self.version = Array(",\"regles\":{\"version\":\"\(version)\"}".utf8)
        categories = rules.model.categories.words.map { Self.quoted($0) }
        modes = rules.model.paymentModes.map { Self.quoted($0.code) }
        codes = rules.model.determinants.map { Self.quoted($0.code) }
        lines = tariffs.map { tariff in
            tariff.lines.map { line in
                let buffer = ByteBuffer()
                buffer.put("{\"tarif\":")
                buffer.put(jsonString: line.code)
                buffer.put(",\"libelle\":")
                buffer.put(jsonString: line.label)
                buffer.put(",\"quantite\":")
                let before = buffer.array
                buffer.removeAll()
                buffer.put(",\"prix_unitaire_ht\":\"")
                buffer.put(hundredths: line.price)
                buffer.put("\",\"total_ht\":\"")
                let price = buffer.array
                buffer.removeAll()
                buffer.put("\",\"taux_tva\":\"")
                buffer.put(hundredths: line.rate)
                buffer.put("\"}")
                return (before, price, buffer.array)
            }
        }
    }

    static func quoted(_ text: String) -> [UInt8] {
        let buffer = ByteBuffer()
        buffer.put(jsonString: text)
        return buffer.array
    }
}
