import ArgumentParser
import AvalOperations

/// A day of the calendar as an option gives it.
public enum DayArgument {
    /// The day number of `AAAA-MM-JJ`; what is no day is told on standard error and ends the program with 2.
    public static func number(_ text: String) throws -> Int {
        guard let number = ISODay.number(text) else {
            throw Console.unable("« \(text) » n'est pas une date du calendrier (AAAA-MM-JJ)")
        }
        return number
    }
}
