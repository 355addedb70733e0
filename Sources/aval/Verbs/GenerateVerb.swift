import ArgumentParser
import AvalCommandLine
import AvalCorpus

/// `aval generate`: declarations for those who have no history to try rules on.
struct GenerateVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Fabrique des déclarations justes, limites et fautives, d'après le vocabulaire et les règles.",
        discussion: """
            Une déclaration par ligne (NDJSON), les mêmes pour les mêmes règles et la même graine. À la fin, dit ce qui a été \
            couvert et ce qui ne l'a pas été ; sort avec 1 s'il manque quelque chose.
            """)

    @OptionGroup var folders: RuleOptions
    @Option(help: ArgumentHelp("Combien de déclarations.", valueName: "nombre")) var nombre = 20_000
    @Option(help: ArgumentHelp("Ce qui les tire au sort : la même graine donne les mêmes.", valueName: "nombre"))
    var graine: UInt64 = 1
    @Flag(help: "Sortir avec 0 même si tout n'est pas couvert.") var exitZero = false

    func validate() throws {
        if !(1...100_000_000).contains(nombre) { throw ValidationError("--nombre va de 1 à 100000000") }
    }

    func run() throws {
        let rulebook = try folders.load()
        let coverage = CorpusCoverage(rulebook)
        var declarations = Corpus(rulebook, seed: graine).makeIterator()
        var lines: [UInt8] = []
        for _ in 0..<nombre {
            guard let declaration = declarations.next() else { break }
            coverage.note(declaration)
            lines += declaration + [UInt8(ascii: "\n")]
            if lines.count > 1 << 16 {
                try Console.output(lines)
                lines.removeAll(keepingCapacity: true)
            }
        }
        if !lines.isEmpty { try Console.output(lines) }
        let pairs = declarations.pairs
        let statuses = coverage.statuses
        Console.error(
            "\(coverage.count) déclaration(s), graine \(graine) : \(statuses.accepted) acceptée(s), \(statuses.reserved) avec réserves, "
                + "\(statuses.refused) refusée(s), \(coverage.unreadable) illisible(s)")
        Console.error(
            "paires de valeurs que les règles éprouvent : \(pairs.total - pairs.open) couvertes, \(pairs.open) non faites, "
                + "\(pairs.left) laissées de côté (au plus huit champs par règle et quatorze valeurs par champ)")
        if declarations.examplesOfOthers > 0 {
            Console.error(
                "\(declarations.examplesOfOthers) exemple(s) des règles parlent d'un autre service : ils ne sont pas faits"
            )
        }
        for line in coverage.missing { Console.error("non couvert : \(line)") }
        if !exitZero, !coverage.missing.isEmpty || pairs.open > 0 { throw ExitCode(1) }
    }
}
