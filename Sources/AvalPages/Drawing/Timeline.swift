import AvalOperations

/// Periods on a line of years, drawn in SVG; a table beside it says the same.
struct Timeline {
    /// Something that holds from one day to another, both included.
    struct Bar {
        let label: String
        /// `2017-01-01`; nil since always.
        let from: String?
        /// Nil until further notice.
        let to: String?
    }

    let title: String
    let bars: [Bar]

    /// Whether some day is known, so that there is something to draw.
    var isDrawn: Bool { bars.contains { $0.from != nil || $0.to != nil } }

    private static let width = 640.0
    private static let row = 36.0

    /// The drawing: each period a bar below its label.
    var svg: String {
        let days = bars.flatMap { [$0.from, $0.to] }.compactMap { $0.flatMap(Self.year) }
        let first = (days.min() ?? 2017).rounded(.down)
        let last = max((days.max() ?? 2027).rounded(.down) + 1, first + 2)
        let height = Double(bars.count) * Self.row + 26
        let scale = Scale(first: first, last: last, width: Self.width)
        let parts =
            years(scale, height)
            + bars.enumerated().flatMap { index, bar in drawn(bar, scale, Double(index) * Self.row) }
        return """
            <div class="tableau" role="region" aria-label="\(HTMLText.escaped(title)), dessin" tabindex="0">
            <svg class="frise" viewBox="0 0 \(Self.number(Self.width)) \(Self.number(height))" role="img" aria-label="\(HTMLText.escaped(title))">
            \(parts.joined(separator: "\n"))
            </svg>
            </div>
            """
    }

    /// Years as places on the drawing.
    private struct Scale {
        let first: Double
        let last: Double
        let width: Double

        func x(_ year: Double) -> Double { (year - first) / (last - first) * (width - 20) + 10 }
    }

    private func years(_ scale: Scale, _ height: Double) -> [String] {
        let step = max(1, ((scale.last - scale.first) / 10).rounded(.up))
        return (0...Int(((scale.last - scale.first) / step).rounded(.down))).flatMap { index in
            let year = scale.first + Double(index) * step
            let x = scale.x(year)
            let anchor = index == 0 ? "start" : x > scale.width - 20 ? "end" : "middle"
            let at = Self.number(x)
            return [
                "<line class=\"an\" x1=\"\(at)\" y1=\"0\" x2=\"\(at)\" y2=\"\(Self.number(height - 22))\"/>",
                "<text class=\"an\" x=\"\(at)\" y=\"\(Self.number(height - 6))\" text-anchor=\"\(anchor)\">\(Int(year))</text>",
            ]
        }
    }

    private func drawn(_ bar: Bar, _ scale: Scale, _ top: Double) -> [String] {
        let left = scale.x(bar.from.flatMap(Self.year) ?? scale.first)
        let right = scale.x(bar.to.flatMap(Self.year).map { $0 + 1.0 / 366 } ?? scale.last)
        // A label that would leave the drawing ends where its bar does.
        let isLate = left > scale.width * 0.6
        let place = Self.number(isLate ? right : left)
        let anchor = isLate ? " text-anchor=\"end\"" : ""
        return [
            "<rect class=\"duree\" x=\"\(Self.number(left))\" y=\"\(Self.number(top + 18))\" "
                + "width=\"\(Self.number(max(2, right - left)))\" height=\"12\" rx=\"2\"/>",
            "<text class=\"nom\" x=\"\(place)\" y=\"\(Self.number(top + 14))\"\(anchor)>\(HTMLText.escaped(bar.label))</text>",
        ]
    }

    /// A day as a year and its part: drawings need no calendar.
    private static func year(_ day: String) -> Double? {
        let parts = day.split(separator: "-").compactMap { Double($0) }
        guard parts.count == 3 else { return nil }
        return parts[0] + (parts[1] - 1) / 12 + (parts[2] - 1) / 372
    }

    /// A number with one decimal, the same on every machine.
    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
    }
}
