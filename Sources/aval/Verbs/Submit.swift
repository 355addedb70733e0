import ArgumentParser
import AvalJSON
import AvalRPC
import AvalService

/// `aval submit`: sends a declaration to a running daemon and prints its verdict.
struct Submit: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Soumet une déclaration à un démon et écrit son verdict.")

    @Argument(help: ArgumentHelp("Fichier JSON d'une déclaration.", valueName: "fichier")) var file: String
    @Option(help: ArgumentHelp("Socket du démon.", valueName: "chemin")) var socket: String
    @Option(help: ArgumentHelp("Forme de la sortie : json, ou text pour une personne.", valueName: "forme"))
    var format = Validate.Format.json

    func run() throws {
        let declaration = try WholeFile.read(file).orExit()
        let answer = try ask(declaration)
        if let error = answer["error"] {
            let detail = error["data"]?["message"]?.string ?? ""
            let pointer = error["data"]?["chemin"]?.string ?? ""
            Console.error("aval : \(error["message"]?.string ?? "") : \(detail) \(pointer)")
            throw ExitCode(1)
        }
        let verdict = answer["result"] ?? .null
        switch format {
        case .json: Console.write(1, JSONWriter.bytes(of: verdict) + [UInt8(ascii: "\n")])
        case .text: Console.output(VerdictText(verdict).text)
        }
        if verdict["statut"]?.string == "refusee" { throw ExitCode(1) }
    }

    private func ask(_ declaration: [UInt8]) throws -> JSONValue {
        // Line feeds in JSON are white space only: as blanks they leave it what it was, on one line.
        let oneLine = declaration.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? UInt8(ascii: " ") : $0 }
        let head = Array("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"valider\",\"params\":{\"declaration\":".utf8)
        do throws(LineClient.Failure) {
            var client = try LineClient(path: socket)
            let answer = try client.ask(head + oneLine + Array("}}".utf8))
            return (try? JSONReader.parse(answer)) ?? .null
        } catch {
            Console.error("aval : \(error.message)")
            throw ExitCode(2)
        }
    }
}
