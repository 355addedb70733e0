import ArgumentParser
import AvalCommandLine
import AvalDeclarations
import AvalJSON
import AvalLoading
import AvalOperations
import AvalRPC
import AvalValues

/// `aval submit`: sends a declaration to a running daemon and prints its verdict.
struct Submit: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Soumet une déclaration à un démon et écrit son verdict.")

    @Argument(help: ArgumentHelp("Fichier JSON d'une déclaration.", valueName: "fichier")) var file: String
    @Option(help: ArgumentHelp("Socket du démon.", valueName: "chemin")) var socket: String
    @Option(help: ArgumentHelp("Forme de la sortie : json, ou text pour une personne.", valueName: "forme"))
    var format = Validate.Format.json

    func run() throws {
        var declaration = try UserFiles.read(file).orExit()
        // The mark that some editors write at the head of a UTF-8 file is no part of what it says.
        if declaration.starts(with: [0xEF, 0xBB, 0xBF]) { declaration.removeFirst(3) }
        try checkIsOneText(declaration)
        let answer = try ask(declaration)
        let value = (try? JSONReader.parse(answer)) ?? .null
        guard let verdict = value["result"] else { throw report(value["error"] ?? .null) }
        switch format {
        case .json: try Console.output(Self.result(in: answer) + [UInt8(ascii: "\n")])
        case .text: try Console.output(VerdictText(verdict).text)
        }
        if verdict["statut"]?.string == "refusee" { throw ExitCode(1) }
    }

    private static let head = Array(#"{"jsonrpc":"2.0","id":1,"result":"#.utf8)

    /// The verdict as it stands in the answer: the same bytes as through every other door.
    private static func result(in answer: [UInt8]) -> [UInt8] { Array(answer.dropFirst(head.count).dropLast()) }

    /// The declaration is sent inside a request: what is not one JSON text would be read as something else there.
    private func checkIsOneText(_ declaration: [UInt8]) throws {
        let error = ByteView.with(declaration) { bytes -> ScanError? in
            var cursor = JSONCursor(bytes)
            do throws(ScanError) { try cursor.skipValue(depth: 64) } catch {
                return error.reason == .tooDeep ? nil : error
            }
            return cursor.atEnd() ? nil : cursor.unexpected()
        }
        guard let error else { return }
        let position = ByteView.with(declaration) { TextPosition(of: error.offset, in: $0) }
        let message = TextEncoding.advice(on: declaration, at: error) ?? InputError(error, pointer: "").message
        Console.error("aval : « \(file) », ligne \(position.line), colonne \(position.column) : \(message)")
        throw ExitCode(1)
    }

    /// Says what the daemon answered instead of a verdict: 1 when the declaration is wrong, else 2.
    private func report(_ error: JSONValue) -> ExitCode {
        let message = error["message"]?.string ?? "le démon a répondu autre chose qu'un verdict"
        let detail = [error["data"]?["message"]?.string, error["data"]?["chemin"]?.string].compactMap { $0 }
        Console.error("aval : " + ([message] + detail).joined(separator: " : "))
        let number = error["code"]?.integer.flatMap(ErrorNumber.init)
        return ExitCode(number?.isOfDeclaration == true ? 1 : 2)
    }

    /// The line that the daemon answers.
    private func ask(_ declaration: [UInt8]) throws -> [UInt8] {
        // Line feeds in JSON are white space only: as blanks they leave it what it was, on one line.
        let oneLine = declaration.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? UInt8(ascii: " ") : $0 }
        let head = Array(#"{"jsonrpc":"2.0","id":1,"method":"valider","params":{"declaration":"#.utf8)
        do throws(LineClient.ClientError) {
            var client = try LineClient(path: socket)
            return try client.ask(head + oneLine + Array("}}".utf8))
        } catch {
            throw Console.unable(error.message)
        }
    }
}
