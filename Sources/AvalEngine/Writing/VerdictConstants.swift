import AvalJSON
import AvalRules
import AvalTariffs

/// The bytes that every verdict of a rulebook repeats, made once and kept in one place: writing them counts no reference.
final class VerdictConstants: @unchecked Sendable {
    /// `,"regles":{"version":"…"}`
    let version: UnsafeRawBufferPointer
    /// For each category, its code between quotes.
    let categories: [UnsafeRawBufferPointer]
    /// For each payment mode, its code between quotes.
    let modes: [UnsafeRawBufferPointer]
    /// For each determinant, its code between quotes.
    let codes: [UnsafeRawBufferPointer]
    /// For each tariff and line, what stands before the quantity, between it and the total, and after.
    let lines: [[Line]]
    // Written in `init` alone.
    private let storage: UnsafeMutableRawBufferPointer

    /// A line of an estimate around its numbers.
    struct Line {
        let before: UnsafeRawBufferPointer
        let price: UnsafeRawBufferPointer
        let rate: UnsafeRawBufferPointer
    }

    init(rules: RuleSet, tariffs: [TariffTable], version: String) {
        let buffer = ByteBuffer()
        var ranges: [Range<Int>] = []
        /// Keeps what is written and gives its number.
        func keep(_ write: (ByteBuffer) -> Void) -> Int {
            let start = buffer.count
            write(buffer)
            ranges.append(start..<buffer.count)
            return ranges.count - 1
        }
        let versionPlace = keep { $0.put(text: ",\"regles\":{\"version\":\"\(version)\"}") }
        let categoryPlaces = rules.model.categories.words.map { word in keep { $0.put(jsonString: word) } }
        let modePlaces = rules.model.paymentModes.map { mode in keep { $0.put(jsonString: mode.code) } }
        let codePlaces = rules.model.determinants.map { code in keep { $0.put(jsonString: code.code) } }
        let linePlaces = tariffs.map { tariff in
            tariff.lines.map { line in
                [
                    keep {
                        $0.put("{\"tarif\":")
                        $0.put(jsonString: line.code)
                        $0.put(",\"libelle\":")
                        $0.put(jsonString: line.label)
                        $0.put(",\"quantite\":")
                    },
                    keep {
                        $0.put(",\"prix_unitaire_ht\":\"")
                        $0.put(hundredths: line.price)
                        $0.put("\",\"total_ht\":\"")
                    },
                    keep {
                        $0.put("\",\"taux_tva\":\"")
                        $0.put(hundredths: line.rate)
                        $0.put("\"}")
                    },
                ]
            }
        }
        storage = .allocate(byteCount: max(1, buffer.count), alignment: 16)
        storage.copyMemory(from: buffer.bytes)
        let kept = UnsafeRawBufferPointer(storage)
        func bytes(_ place: Int) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: kept[ranges[place]]) }
        self.version = bytes(versionPlace)
        categories = categoryPlaces.map(bytes)
        modes = modePlaces.map(bytes)
        codes = codePlaces.map(bytes)
        lines = linePlaces.map { $0.map { Line(before: bytes($0[0]), price: bytes($0[1]), rate: bytes($0[2])) } }
    }

    deinit { storage.deallocate() }
}
