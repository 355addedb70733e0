import AvalValues

/// The records of a list that have the same values in some columns; those that lack one are not compared.
///
/// Days are compared first: few records share one, and only their texts are looked at.
struct RepeatedRecords {
    private let first: RecordColumn
    /// Where the day stands; nil where no column is of days.
    private let day: Int?
    private let others: [RecordColumn]

    /// Up to how many records a few bits tell that no two have the same day.
    private static let few = 64

    /// The records that are alike in these columns; nil unless these are days and texts of the same records.
    init?(_ columns: [RecordColumn]) {
        guard let first = columns.first, columns.count(where: { $0.shape == .date }) <= 1,
            columns.allSatisfy({ $0.list == first.list && $0.chosen == first.chosen }),
            columns.allSatisfy({ $0.shape == .date || $0.shape == .text })
        else { return nil }
        self.first = first
        day = columns.first { $0.shape == .date }?.slot
        others = columns.filter { $0.shape != .date }
    }

    /// Whether there are any.
    func areAny(in rows: RecordRows) -> Bool {
        guard rows.count > 1 else { return false }
        if rows.count <= Self.few, !mayBeAny(in: rows) { return false }
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: rows.count) { keys in
            var count = 0
            for index in 0..<rows.count {
                guard let key = key(rows[index]) else { continue }
                keys[count] = key << 32 | index
                count += 1
            }
            var filled = UnsafeMutableBufferPointer(rebasing: keys[..<count])
            filled.sort()
            return areAny(in: filled, rows)
        }
    }

    /// The day of a record that is one of those compared, or the same number for all; nil for any other record.
    @inline(__always)
    private func key(_ row: SlotRow) -> Int? {
        guard first.takes(row) else { return nil }
        guard let day else { return 0 }
        return row[day].isNull ? nil : row[day].day
    }

    /// False where no two records have the same day: each sets one of a thousand bits, and none was set before.
    private func mayBeAny(in rows: RecordRows) -> Bool {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 16) { bits in
            bits.initialize(repeating: 0)
            for index in 0..<rows.count {
                guard let key = key(rows[index]) else { continue }
                let place = (UInt64(truncatingIfNeeded: key) &* 0x9E37_79B9_7F4A_7C15) >> 54
                let (word, bit) = (Int(place >> 6), UInt64(1) << (place & 63))
                if bits[word] & bit != 0 { return true }
                bits[word] |= bit
            }
            return false
        }
    }

    /// Whether there are any among records in the order of their days, where those that may be alike follow one another;
    /// `keys` are days above indexes.
    private func areAny(in keys: UnsafeMutableBufferPointer<Int>, _ rows: RecordRows) -> Bool {
        var start = 0
        while start < keys.count {
            var end = start + 1
            while end < keys.count, keys[end] >> 32 == keys[start] >> 32 { end += 1 }
            if end - start > 1, others.isEmpty || areAny(among: keys[start..<end].map { $0 & 0xFFFF_FFFF }, rows) {
                return true
            }
            start = end
        }
        return false
    }

    /// Whether two of some records have the same texts.
    private func areAny(among indexes: [Int], _ rows: RecordRows) -> Bool {
        var bytes: [UInt8] = []
        var texts: [Range<Int>] = []
        for row in indexes.map({ rows[$0] }) where others.allSatisfy({ !row[$0.slot].isNull }) {
            let start = bytes.count
            for column in others { append(row[column.slot].bytes, column.change, to: &bytes) }
            texts.append(start..<bytes.count)
        }
        return bytes.withUnsafeBytes { bytes in
            let views = texts.map { ByteView(bytes)[$0] }
            // Of two, as they mostly are, nothing needs to be gathered.
            if views.count == 2 { return views[0] == views[1] }
            return Set(views).count < views.count
        }
    }

    /// Appends a text as it is compared, and how long it is: two texts in a row are never taken for two others.
    private func append(_ text: ByteView, _ change: TextChange?, to bytes: inout [UInt8]) {
        let start = bytes.count
        if let change { change.append(text, to: &bytes) } else { bytes.append(contentsOf: text) }
        withUnsafeBytes(of: bytes.count - start) { bytes += $0 }
    }
}
