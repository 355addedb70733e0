import ArgumentParser
import AvalBatch
import AvalCommandLine

extension Summary {
    /// Ends a verb as what was counted asks, whether it judged by itself or put the counts of parts together: 2 where
    /// something could not be read to its end, or nothing at all, 1 where a declaration was refused or could not be read, or a
    /// file gave none.
    func exit(allowingDamage: Bool, exitZero: Bool) throws {
        if !isComplete { throw Console.unable("un lot a été interrompu : ces totaux sont partiels") }
        if hasDamage, !allowingDamage {
            throw Console.unable(
                "la fin d'une entrée n'a pas pu être lue : ce lot n'est pas complet ; --allow-truncated s'en contente")
        }
        if tally.count == 0 { throw Console.unable("aucune déclaration dans ce qui est donné à lire") }
        if tally.hasRefusal || hasUnread, !exitZero { throw ExitCode(1) }
    }
}
