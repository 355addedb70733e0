import AvalJSON
import AvalOperations
import AvalValues

/// An error of the protocol (JSON-RPC 2.0, 5.1): a number for programs, French words for people, and where.
struct RPCError: Error {
    let number: ErrorNumber
    let message: String
    var data: [JSONMember] = []

    /// The line is no JSON, or no UTF-8.
    static func parse(_ reason: String, column: Int) -> RPCError {
        RPCError(.illegible, data: [JSONMember("message", .string(reason)), JSONMember("colonne", .integer(column))])
    }

    /// JSON, but no request.
    static func invalidRequest(_ reason: String) -> RPCError {
        RPCError(.invalidRequest, data: [JSONMember("message", .string(reason))])
    }

    /// A method that there is none of.
    static let unknownMethod = RPCError(
        .unknownMethod,
        data: [JSONMember("message", .string("méthodes : " + Operations.all.map { $0.name }.joined(separator: ", ")))])

    /// A parameter that is not what is due; it is named only if it may be said aloud.
    static func parameter(_ name: String?, _ reason: String) -> RPCError {
        var data = [JSONMember("message", .string(reason))]
        if let name { data.insert(JSONMember("parametre", .string(name)), at: 0) }
        return RPCError(.invalidParameters, data: data)
    }

    /// A declaration that cannot be signed as it is.
    private static func signature(_ pointer: String, _ reason: String) -> RPCError {
        RPCError(
            .invalidParameters,
            data: [JSONMember("chemin", .string(pointer)), JSONMember("message", .string(reason))])
    }

    /// Why an operation has no result.
    init(_ error: OperationError) {
        switch error {
        case .parameter(let name, let reason): self = .parameter(name, reason)
        case .declaration(let error, let position):
            self.init(
                ErrorNumber(error.kind),
                data: [
                    JSONMember("chemin", .string(error.pointer)), JSONMember("message", .string(error.message)),
                    JSONMember("ligne", .integer(position.line)), JSONMember("colonne", .integer(position.column)),
                ])
        case .notAllowed:
            self.init(
                .notAllowed,
                data: [
                    JSONMember(
                        "message",
                        .string(
                            "réservé à l'utilisateur du démon, à root et au groupe d'administration (--admin-group)"))
                ])
        case .notOffered(let reason):
            self.init(
                .unknownMethod, "Méthode non offerte par ce service", data: [JSONMember("message", .string(reason))])
        case .tokenRefused(let refusal): self.init(.tokenRefused, data: refusal.members)
        case .signatureMissing:
            self = .signature("/signature", "la déclaration n'est pas signée : il faut l'objet « signature »")
        case .signatureRefused(let verdict):
            self = .signature("/signature", "avec cette signature la déclaration est refusée : voyez les anomalies")
            data.append(JSONMember("verdict", (try? JSONReader.parse(verdict)) ?? .null))
        case .failed(let reason): self.init(.internalError, data: [JSONMember("message", .string(reason))])
        case .rulesRefused(let findings, let kept):
            self.init(
                .rulesRefused, data: [JSONMember("version", .string(kept)), JSONMember("constats", findings.json)])
        }
    }

    /// An error in the words of its number, or in better ones.
    init(_ number: ErrorNumber, _ message: String? = nil, data: [JSONMember] = []) {
        self.number = number
        self.message = message ?? number.message
        self.data = data
    }

    /// The answer that carries it; `id` is the request's, as it stood.
    func write(id: ByteView?, into output: OutputBuffer) {
        output.put("{\"jsonrpc\":\"2.0\",\"id\":")
        if let id { output.put(id) } else { output.put("null") }
        output.put(",\"error\":{\"code\":")
        output.put(integer: number.rawValue)
        output.put(",\"message\":")
        output.put(jsonString: message)
        if !data.isEmpty {
            output.put(",\"data\":")
            output.put(JSONWriter.bytes(of: .object(data)))
        }
        output.put("}}")
    }
}

extension ErrorNumber {
    /// What the number means, in French.
    fileprivate var message: String {
        switch self {
        case .illegible: "JSON illisible"
        case .invalidRequest: "Requête invalide"
        case .unknownMethod: "Méthode inconnue"
        case .invalidParameters: "Paramètres invalides"
        case .internalError: "Le service n'a pu répondre"
        case .lineTooLong: "Ligne trop longue"
        case .tooDeep: "Imbrication trop profonde"
        case .overload: "Serveur surchargé : réessayez dans un instant"
        case .tooMany: "Trop d'éléments"
        case .tokenRefused: "Jeton refusé"
        case .rulesRefused: "Règles refusées : les précédentes restent en vigueur"
        case .notAllowed: "Interdit à ce correspondant"
        }
    }
}
