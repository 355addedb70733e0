/// What stands in a slot for a number that was needed and has more digits than a slot holds: as far from any use as the number
/// itself, and not to be shown as if anybody had declared it.
public enum FarNumber {
    /// It, without its sign.
    public static let magnitude: Int64 = 1_000_000_000_000_000
}
