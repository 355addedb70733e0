import AvalSource

/// What of a line a terminal of some width shows, on one row.
struct LineView {
    /// The characters that fit, controls shown as U+FFFD.
    let shown: String
    /// How many columns of them lie before the cursor.
    let cursorColumn: Int

    /// The stretch of `line` around its cursor that takes at most `width` columns.
    init(_ line: EditedLine, width: Int) {
        let widths = line.characters.map(Self.width)
        var start = 0
        var before = widths[..<line.cursor].reduce(0, +)
        // One column is left for the cursor after the last character.
        while before > max(0, width - 1), start < line.cursor {
            before -= widths[start]
            start += 1
        }
        var end = start
        var taken = 0
        while end < widths.count, taken + widths[end] < width {
            taken += widths[end]
            end += 1
        }
        shown = Glyphs.shown(String(line.characters[start..<end]))
        cursorColumn = before
    }

    private static func width(_ character: Character) -> Int {
        character.unicodeScalars.reduce(0) { $0 + Glyphs.width(Glyphs.shown($1)) }
    }
}
