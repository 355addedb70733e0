import AvalValues

/// How many slips make one text of another.
enum EditDistance {
    /// Characters more, less or other, and neighbours that changed places, each counted as one (optimal string alignment).
    static func between(_ left: ByteView, _ right: ByteView) -> Int {
        var rows = [[Int]](repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
        for i in 0...left.count {
            for j in 0...right.count {
                guard i > 0, j > 0 else {
                    rows[i][j] = max(i, j)
                    continue
                }
                var least = min(rows[i - 1][j], rows[i][j - 1]) + 1
                least = min(least, rows[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1))
                if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                    least = min(least, rows[i - 2][j - 2] + 1)
                }
                rows[i][j] = least
            }
        }
        return rows[left.count][right.count]
    }
}
