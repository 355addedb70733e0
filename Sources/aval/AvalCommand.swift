import ArgumentParser

/// The program: one verb a file in `Verbs/`.
@main
struct AvalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "aval",
        abstract: "Donne son aval à une déclaration d'effectif avant sa signature.",
        discussion: """
            Codes de sortie : 0, rien à signaler ; 1, une déclaration refusée ou illisible, ou des constats ; \
            2, le travail n'a pas pu être fait.
            """,
        version: "0.1.0",
        subcommands: [Validate.self, Serve.self, Submit.self, Check.self, Test.self, Golden.self, Feel.self])
}
