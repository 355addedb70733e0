import AvalLoading
import AvalOperations
import AvalPrompt
import AvalValues
import AvalSystem

/// Expressions answered one after the other: values on standard output, all else on standard error.
public struct ExpressionSession {
    /// The names and their values.
    private var bench: ExpressionBench
    private let source: DeclarationSource
    /// The longest line that is read of an input that is no terminal.
    private static let longestLine = 1 << 20

    /// A session at this bench, to which declarations come from `source`.
    public init(_ bench: ExpressionBench, _ source: DeclarationSource) {
        self.bench = bench
        self.source = source
        self.bench.promised = source.promisedNames
    }

    /// Takes the names of the rules in the declaration of a file; false, once said why, where it gives none.
    public mutating func declare(_ path: String) throws -> Bool {
        do {
            bench.declared = try source.names(from: path)
            return true
        } catch let error as DeclarationSource.Failure {
            return refuse(error.message)
        }
    }

    /// Takes the names of a salarié of the declaration; false, once said why, where there is none of that id.
    public func choose(salarie id: String) -> Bool {
        guard let declared = bench.declared else {
            return refuse("il n'y a pas encore de déclaration : « :declaration fichier.json »")
        }
        return declared.choose(salarie: id) || refuse("la déclaration n'a pas de salarié « \(id) »")
    }

    /// Evaluates an expression and says what came of it; false where it is refused.
    public func evaluate(_ text: String) throws -> Bool {
        guard let value = value(of: text) else { return false }
        try Console.output(value.literal)
        return true
    }

    private func value(of text: String) -> Value? {
        let answer = bench.evaluate(text)
        Console.error(answer.findings + answer.reasons)
        return answer.value
    }

    /// Binds the names of a JSON file; false, once said why, where it cannot.
    public mutating func load(_ path: String) -> Bool {
        do {
            for (name, value) in try ExpressionContext.values(UserFiles.read(path).get()) {
                bench.bind(name, to: value)
            }
            return true
        } catch let error as ExpressionContextError {
            Console.error("aval : « \(path) » ne donne pas de noms : \(error.message)")
        } catch let error as FileReadingError {
            Console.error("aval : \(error.message)")
        } catch {
            Console.error("aval : \(error)")
        }
        return false
    }

    /// Answers the lines of standard input; false where one was refused.
    public mutating func answerLines() throws -> Bool {
        var lines = InputLines(0, limit: Self.longestLine)
        var isWhole = true
        while let line = lines.next() {
            let command: PromptCommand =
                switch line {
                case .text(let text): PromptCommand(text)
                case .tooLong: .mistake("ligne trop longue")
                case .notUTF8: .mistake("ligne qui n'est pas de l'UTF-8")
                }
            let isAnswered = try perform(command)
            if !isAnswered { isWhole = false }
            // A value for each line: where there is none the line is empty.
            if !isAnswered || command == .nothing { try Console.output("") }
        }
        return isWhole
    }

    /// Asks at a terminal until there is nothing more to come.
    public mutating func converse() throws {
        let output: Int32 = Terminal.isThere(1) ? 1 : 2
        var prompt = Prompt("feel> ", history: History(path: Self.historyPath), output: output)
        Console.error("Une expression par ligne ; « :aide » pour l'aide, ^D pour finir.")
        while let line = prompt.line() { _ = try perform(PromptCommand(line)) }
    }

    /// Where the XDG Base Directory Specification has programs keep their history; nowhere without a home.
    private static var historyPath: String? {
        func folder(_ name: String) -> String? {
            ThisProcess.environment(name).flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        return (folder("XDG_STATE_HOME") ?? folder("HOME").map { $0 + "/.local/state" }).map { $0 + "/aval/feel" }
    }

    /// Does what a line asks; false where there is no value for it, once said why.
    private mutating func perform(_ command: PromptCommand) throws -> Bool {
        switch command {
        case .nothing: break
        case .expression(let text): return try evaluate(text)
        case .help: Console.error(Self.help)
        case .names: Console.error(bench.names.joined(separator: "\n"))
        case .declaration(let path): return try declare(path)
        case .salarie(let id): return choose(salarie: id)
        case .context(let path): return load(path)
        case .mistake(let message): return refuse(message)
        case .bind(let name, let expression):
            guard let value = value(of: expression) else { return false }
            bench.bind(name, to: value)
            try Console.output(value.literal)
        }
        return true
    }

    private func refuse(_ message: String) -> Bool {
        Console.error("aval : \(message)")
        return false
    }

    private static let help = """
        Tapez une expression FEEL : sa valeur s'écrit dessous. Par exemple : 138 * 1.2
        :soit nom expression     donner un nom à une valeur
        :contexte fichier.json   donner aux noms les valeurs d'un objet JSON
        :declaration fichier     donner aux noms des règles leurs valeurs dans une déclaration
        :salarie identifiant     … et à ceux d'un de ses salariés
        :noms                    les noms connus
        ^D                       finir ; flèches : lignes précédentes
        Le langage par l'exemple : Documentation/langage-feel.md
        """
}
