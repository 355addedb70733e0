import ArgumentParser
import AvalBatch
import AvalCommandLine
import AvalEngine
import AvalLoading
import AvalOperations
import AvalSystem
import CAllocator

/// `aval batch`: years of declarations, validated, counted, never lost.
struct BatchVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "Juge des fichiers entiers de déclarations, et en fait des verdicts, des tables et un rapport.",
        discussion: """
            Une entrée est un fichier NDJSON, CSV ou SQLite, compressé par gzip ou non, un dossier de tels fichiers, ou \
            « - » pour l'entrée standard. Un lot interrompu se reprend par la même commande avec --resume.
            """)

    @Argument(help: ArgumentHelp("Fichiers ou dossiers à juger ; « - » pour l'entrée standard.", valueName: "entrée"))
    var inputs: [String] = []
    @OptionGroup var folders: RuleOptions
    @Option(
        help: ArgumentHelp("Fichier des verdicts, un par ligne ; « - » pour la sortie standard.", valueName: "fichier"))
    var output: String?
    @Option(help: ArgumentHelp("Base SQLite des tables.", valueName: "fichier")) var database: String?
    @Option(help: ArgumentHelp("Page HTML du rapport.", valueName: "fichier")) var report: String?
    @Option(
        help: ArgumentHelp(
            "Dossier de ce qui est à corriger : un tableau et une lettre par adhérent, tirés des tables.",
            valueName: "dossier"))
    var corrections: String?
    @Option(
        help: ArgumentHelp(
            "Tableau des dix adhérents qui ont le plus à corriger, tiré des tables.", valueName: "fichier"))
    var byAdherent: String?
    @Flag(help: "Verdicts courts.") var brief = false
    @Flag(help: "Ajouter l'empreinte de chaque déclaration.") var empreinte = false
    @Option(
        help: ArgumentHelp(
            "Statuts à écrire, entre virgules : acceptee, avec_reserves, refusee, illisible.", valueName: "statuts"))
    var only: String?
    @Option(help: ArgumentHelp("Nombre de fils qui jugent ; par défaut, un par cœur.", valueName: "nombre")) var jobs:
        Int?
    @Flag(help: "Reprendre un lot interrompu.") var resume = false
    @Flag(help: "Remplacer les sorties qui existent déjà.") var overwrite = false
    @Flag(help: "Se contenter de ce qui se lit d'une archive tronquée ou abîmée.") var allowTruncated = false
    @Flag(help: "Ne pas montrer l'avancement.") var quiet = false
    @Flag(help: "Sortir avec 0 même si une déclaration est refusée ou illisible.") var exitZero = false
    @Option(
        help: ArgumentHelp(
            "Forme des entrées : \(InputForm.words), plutôt que d'après leur nom.", valueName: "forme"))
    var format: InputForm?
    @Option(help: ArgumentHelp("Table des déclarations d'une base SQLite.", valueName: "nom")) var table =
        "declarations"
    @Option(help: ArgumentHelp("Colonne des déclarations d'une base SQLite.", valueName: "nom")) var column = "json"
    @Option(help: ArgumentHelp("Encodage des fichiers CSV : utf-8 ou windows-1252.", valueName: "encodage"))
    var encoding: CSVEncoding?
    @Option(help: ArgumentHelp("Longueur maximale d'une ligne, en octets.", valueName: "octets")) var maxLine = 16 << 20
    @Option(
        help: ArgumentHelp(
            "Correspondance des colonnes et des mots d'un autre logiciel avec les nôtres, en YAML.",
            valueName: "fichier"))
    var mapping: String?
    @Flag(help: "Proposer sur la sortie standard la correspondance d'un fichier CSV, sans rien juger.")
    var suggestMapping = false
    @Flag(help: "Écrire sur la sortie standard un CSV vide avec toutes les colonnes, sans rien juger.")
    var templateCsv =
        false
    @Flag(help: "Regarder les entrées et dire ce qui y est abîmé, sans rien juger.") var dryRun = false
    @Flag(help: "Mettre en ordre, sur le disque, un CSV où les lignes d'une déclaration ne se suivent pas.") var sort =
        false
    @Flag(help: "Juger les autres fichiers quand un fichier ne peut pas être lu, ou pas jusqu'au bout.")
    var skipBadFiles =
        false
    @Flag(help: "Écrire les totaux en JSON, en dernière ligne de la sortie standard.") var totals = false
    @Option(help: ArgumentHelp("Millisecondes entre deux points de reprise.", visibility: .hidden))
    var checkpointEvery = 1000

    func validate() throws {
        try RuleOptions.check(maxLine: maxLine)
        if templateCsv { return }
        if suggestMapping {
            if inputs.count != 1 { throw ValidationError("--suggest-mapping prend un seul fichier CSV") }
            return
        }
        if dryRun { return }
        if corrections != nil, database == nil {
            throw ValidationError("--corrections se tire des tables : donnez aussi --database")
        }
        if byAdherent != nil, database == nil {
            throw ValidationError("--by-adherent se tire des tables : donnez aussi --database")
        }
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs va de 1 à 256") }
        if let only, BatchOptions.Selection(words: only) == nil {
            throw ValidationError("--only : les statuts sont acceptee, avec_reserves, refusee et illisible")
        }
        if checkpointEvery < 0 { throw ValidationError("--checkpoint-every ne peut pas être négatif") }
        if output == "-", resume { throw ValidationError("la sortie standard ne peut pas être reprise") }
    }

    /// What is missing among the arguments: asked once they are known to be all understood, since a word spelled wrong tells
    /// more than its absence does.
    private var lacking: String? {
        if templateCsv { return nil }
        if inputs.isEmpty { return "il faut au moins un fichier ou un dossier à juger" }
        if suggestMapping || dryRun || output != nil || database != nil { return nil }
        return "il faut --output, --database ou les deux"
    }

    func run() throws {
        if let lacking {
            Console.error("Erreur : \(lacking)\n  'aval batch --help' en dit plus.")
            throw ExitCode(2)
        }
        let rulebook = try folders.load(runningExamples: true)
        if templateCsv { return try Console.output(CSVTemplateFile.text(rulebook)) }
        if suggestMapping { return try suggest(rulebook) }
        if dryRun { return try look(rulebook) }
        let result = try judge(with: rulebook)
        // With verdicts on standard output the summary is for the person only.
        let text = SummaryText(result.summary).text
        if output == "-" { Console.error(text) } else { try Console.output(text) }
        if totals { try Console.output(json: result.summary.json) }
        if let error = result.failure {
            throw Console.unable(error.message)
        }
        try result.summary.exit(allowingDamage: allowTruncated || skipBadFiles, exitZero: exitZero)
    }

    /// Says what a batch would read.
    private func look(_ rulebook: Rulebook) throws {
        var options = options
        options.mapping = try readMapping(rulebook)
        let found: DryRun
        do throws(BatchError) { found = try DryRun(options, rulebook, stop: StopSign()) } catch {
            throw Console.unable(error.message)
        }
        try Console.output(found.text)
        if found.hasFaults, !skipBadFiles { throw ExitCode(2) }
        if found.hasFaults || found.hasRemarks, !exitZero { throw ExitCode(1) }
    }

    /// Proposes a mapping for the file given.
    private func suggest(_ rulebook: Rulebook) throws {
        let suggestion: MappingSuggestion
        do throws(BatchError) {
            suggestion = try MappingSuggestion.of(inputs[0], rulebook, encoding: encoding)
        } catch { throw Console.unable(error.message) }
        for remark in suggestion.remarks { Console.error("à vérifier : \(remark)") }
        try Console.output(suggestion.text)
    }

    /// Reads the mapping that was asked for; its findings end the verb.
    private func readMapping(_ rulebook: Rulebook) throws -> CSVMapping? {
        guard let mapping else { return nil }
        let (read, findings) = CSVMappingReader(rulebook).read(mapping, try UserFiles.read(mapping).orExit())
        Console.error(findings)
        if findings.contains(where: { $0.severity == .error }) { throw ExitCode(2) }
        return read
    }

    /// Runs the batch, and tells a person what comes of it meanwhile.
    private func judge(with rulebook: Rulebook) throws -> BatchResult {
        // Long lines and their verdicts go back to the system at once, instead of to the allocator.
        mallopt(M_MMAP_THRESHOLD, 256 << 10)
        let stop = StopSign()
        var options = options
        options.mapping = try readMapping(rulebook)
        try Console.keepSignals(.interrupt, .terminate)
        // A file beyond the size allowed is an error to tell, not a signal that ends the program.
        Signal.fileTooLong.ignore()
        try Console.handleSignals { stop.interrupt(by: $0.name) }
        do throws(BatchError) {
            let batch = try Batch(options, rulebook, stop: stop)
            if let done = batch.resumed, !quiet { Console.error("Reprise après \(done) déclarations.") }
            let result =
                quiet
                ? batch.run { _ in }
                : batch.run(isTerminal: Console.isTerminal, columns: Console.columns, show: Console.raw)
            for note in result.notes { Console.error(note) }
            try batch.writeReport(result.summary)
            if result.failure == nil, let count = try batch.writeCorrections(), !quiet {
                Console.error("Corrections de \(count) adhérent(s) dans « \((corrections ?? "").shown) ».")
            }
            return result
        } catch {
            throw Console.unable(error.message)
        }
    }

    private var options: BatchOptions {
        var options = BatchOptions(inputs: inputs)
        options.run.inputs = inputs
        options.run.began = Int(SystemClock.unixMilliseconds() / 1000)
        options.run.program = "aval \(AvalCommand.configuration.version)"
        options.run.rulesChanged = folders.changed
        options.output = output
        options.database = database
        options.report = report
        options.corrections = corrections
        options.worstAdherents = byAdherent
        options.form = format
        options.table = table
        options.column = column
        options.encoding = encoding
        options.validation.judging.brief = brief
        options.validation.withFingerprint = empreinte
        if let only, let selection = BatchOptions.Selection(words: only) { options.selection = selection }
        options.limit = maxLine
        options.jobs = jobs ?? max(1, min(256, Machine.processors))
        options.sorts = sort
        options.skipsBadFiles = skipBadFiles
        options.isResuming = resume
        options.isOverwriting = overwrite
        options.checkpointInterval = checkpointEvery
        return options
    }
}

extension InputForm: ExpressibleByArgument {}
extension CSVEncoding: ExpressibleByArgument {}
