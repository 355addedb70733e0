import ArgumentParser
import AvalCommandLine
import AvalOperations
import AvalSystem

/// The program: one verb a file in `Verbs/`.
struct AvalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "aval",
        abstract: "Donne son aval à une déclaration d'effectif avant sa signature.",
        discussion: """
            Codes de sortie : 0, rien à signaler ; 1, une déclaration refusée ou illisible, ou des constats ; \
            2, le travail n'a pas pu être fait.
            """,
        version: Program.version,
        subcommands: [
            Validate.self, BatchVerb.self, SummaryVerb.self, Serve.self, Submit.self, Check.self, RulesVerb.self,
            Test.self, Golden.self, Coverage.self, Mutate.self, ScheduleVerb.self, KeyVerb.self, JournalVerb.self,
            ArchiveVerb.self, ReplayVerb.self, VerifyVerb.self, ExplainVerb.self, HorizonVerb.self, DiffVerb.self,
            ImpactVerb.self, DocsVerb.self, GenerateVerb.self, Feel.self,
        ])

    /// Runs the verb asked for. The library would end with 64 on a wrong option: here that is 2, as for all work that
    /// could not be done.
    static func main() async {
        StandardStreams.occupy()
        if let argument = ThisProcess.unreadableArgument {
            // As a text it would name another file.
            Console.error(
                "aval : « \(argument) » n'est pas en UTF-8 : donnez au fichier un autre nom "
                    + "(mv -- $'\(argument)' NOM)")
            exit(withError: ExitCode(2))
        }
        do {
            // Before anything else: a signal that comes while the program begins must neither end it nor be lost. They are let
            // through once they are kept.
            if CommandLine.arguments.dropFirst().first == Serve.configuration.commandName {
                try Console.keepSignals(.terminate, .interrupt, .hangUp)
            }
            Signals.hear()
            var command = try parseAsRoot(Feel.separated(Array(CommandLine.arguments.dropFirst())))
            if var verb = command as? any AsyncParsableCommand {
                try await verb.run()
            } else {
                try command.run()
            }
        } catch  where exitCode(for: error) == .validationFailure {
            Console.error(UsageMessage.french(fullMessage(for: error)))
            exit(withError: ExitCode(2))
        } catch {
            exit(withError: error)
        }
    }
}
