import AvalEngine
import AvalJSON

extension Validator {
    /// Adds `explications` to the verdict that was just written: why it says what it says (`contract.md`, explaining). Files are
    /// named as they stand in the folders of the service, wherever these are.
    func putExplanations(into output: OutputBuffer, naming service: Service) {
        // Over the brace that closes the verdict.
        output.truncate(to: output.count - 1)
        output.put(",\"explications\":")
        output.put(JSONWriter.bytes(of: service.withoutPaths(.array(explanations()))))
        output.put("}")
    }

    /// Why the verdict of the declaration judged last says what it says; with what is personal for the person at the terminal alone.
    public func explanations(showingPersonal: Bool = false) -> [JSONValue] {
        looking { Explanations($0, showsPersonal: showingPersonal).json }
    }
}
