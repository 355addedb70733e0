import AvalDeclarations
import AvalJSON
import AvalRules
import AvalOperations
import AvalValues

/// A method of the protocol: its name, its parameters and its answer in one place.
protocol Operation: Sendable {
    /// The name of the method.
    static var method: String { get }
    /// The names of its parameters.
    static var parameters: [String] { get }
    /// Whether it takes milliseconds whatever it is asked: it may not hold up the other connections of its thread.
    static var isSlow: Bool { get }
    /// Writes the result, and nothing else.
    static func perform(
        _ request: Request, service: ProtocolService, validator: Validator, into output: OutputBuffer
    ) throws(RPCError)
}

/// The methods, in the order of `contract.md`.
enum Operations {
    static let all: [any Operation.Type] = [Valider.self, LireReferentiel.self, Recharger.self, Etat.self]
}

extension Operation {
    static var isSlow: Bool { false }

    /// Refuses what is no parameter of the method, then performs it.
    static func answer(
        _ request: Request, service: ProtocolService, validator: Validator, into output: OutputBuffer
    ) throws(RPCError) {
        for (name, _) in request.parameters where !parameters.contains(name) {
            let known = parameters.isEmpty ? "aucun" : parameters.joined(separator: ", ")
            throw .parameter(
                InputError.looksLikeField(name) ? name : nil,
                "paramètre inconnu ; paramètres de « \(method) » : \(known)")
        }
        try perform(request, service: service, validator: validator, into: output)
    }
}

/// Optional parameters: absent and null are the same.
extension Request {
    func value(_ name: String) -> UnsafeRawBufferPointer? {
        guard let value = parameters.first(where: { $0.name == name })?.value, value.first != UInt8(ascii: "n") else {
            return nil
        }
        return value
    }

    func flag(_ name: String) throws(RPCError) -> Bool {
        guard let value = value(name) else { return false }
        switch value.first {
        case UInt8(ascii: "t"): return true
        case UInt8(ascii: "f"): return false
        default: throw .parameter(name, "« \(name) » doit être true ou false")
        }
    }

    /// A day of the calendar, as a day number.
    func day(_ name: String) throws(RPCError) -> Int? {
        guard let value = value(name) else { return nil }
        guard let text = Request.text(value), let day = ISODay.number(text) else {
            throw .parameter(name, "« \(name) » doit être une date du calendrier, sous la forme AAAA-MM-JJ")
        }
        return day
    }
}
