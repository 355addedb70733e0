/// What can be said of every call of a function before it has arguments: the checks of expressions and of rules ask for
/// these, never for a function's name.
public struct BuiltinTraits: OptionSet, Sendable {
    /// The traits, a bit each.
    public let rawValue: UInt16

    /// Traits from their bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Its result changes with the clock: no rule may call it, and no call of it is constant.
    public static let readsClock = BuiltinTraits(rawValue: 1 << 0)
    /// It reads the entries of a context whatever their names, so that no name in the expression tells which it uses.
    public static let readsAllEntries = BuiltinTraits(rawValue: 1 << 1)
    /// Of a list it asks only how many elements there are, and looks at none.
    public static let counts = BuiltinTraits(rawValue: 1 << 2)
    /// It only asks whether its second argument (`element`) stands in its first (`list`).
    public static let searches = BuiltinTraits(rawValue: 1 << 3)
    /// What it gives of a long list is short: what repeats in it, which is rare.
    public static let givesFew = BuiltinTraits(rawValue: 1 << 4)
    /// Its truth is the opposite of its argument's.
    public static let negates = BuiltinTraits(rawValue: 1 << 5)
    /// It says how two ranges or points lie to one another, which takes values that have an order.
    public static let comparesRanges = BuiltinTraits(rawValue: 1 << 6)
    /// Its name is a word that rules have for values too: it is the function's only where it is called.
    public static let sharesName = BuiltinTraits(rawValue: 1 << 7)
    /// It makes a text of a text, of each ASCII character one by itself.
    public static let changesLetters = BuiltinTraits(rawValue: 1 << 8)
    /// The number that it gives is whole, and none below zero.
    public static let givesNatural = BuiltinTraits(rawValue: 1 << 9)
    /// The number that it gives is whole.
    public static let givesWhole = BuiltinTraits(rawValue: 1 << 10)
    /// It writes its argument in a form of its own, which it leaves as it is: a text in another is never its result.
    public static let normalizes = BuiltinTraits(rawValue: 1 << 11)
    /// It gives a part of its first argument.
    public static let givesPart = BuiltinTraits(rawValue: 1 << 12)
    /// It asks whether its second argument stands in its first.
    public static let seeksPart = BuiltinTraits(rawValue: 1 << 13)
    /// The number that it gives has as many decimals as its second argument says, none where it has none.
    public static let rounds = BuiltinTraits(rawValue: 1 << 14)
    /// The number that it gives is whole where all that it is given are.
    public static let keepsWhole = BuiltinTraits(rawValue: 1 << 15)
}
