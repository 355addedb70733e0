/// The files of a batch, in the order in which they are read.
struct InputPlan: Sendable {
    let files: [InputFile]
    /// The files of the folders that were passed over: their names do not end as those of declarations do, begin as those
    /// of a spreadsheet's locks, or are hidden.
    let leftOut: [String]
    /// Names that are further names of files of the plan, which are read once.
    let again: [(path: String, first: String)]
    /// Why files cannot be read, by their indexes.
    let faults: [Int: BatchError]

    /// The files that `paths` stand for: folders give theirs, those of their folders included, in byte order of the
    /// paths. `outputs` are files that the batch itself writes: those are no inputs, even in a folder.
    init(_ paths: [String], form: InputForm?, outputs: [String]) throws(BatchError) {
        var search = InputSearch(outputs: outputs)
        var files: [InputFile] = []
        var faults: [Int: BatchError] = [:]
        for path in paths {
            if path == "-" {
                files.append(.standardInput(form ?? .lines))
                continue
            }
            for found in try search.files(path) {
                do throws(BatchError) {
                    if let fault = search.faults[found] { throw fault }
                    files.append(try InputFile(path: found, form: form))
                } catch {
                    faults[files.count] = error
                    files.append(InputFile(unreadable: found))
                }
            }
        }
        if files.count(where: { $0.path == "-" }) > 1 {
            throw BatchError("l'entrée standard ne peut être lue qu'une fois")
        }
        if files.isEmpty { throw BatchError("aucun fichier de déclarations dans ce qui est donné à lire") }
        self.files = files
        self.faults = faults
        leftOut = search.leftOut
        again = search.again
    }

    /// The size of all files together; nil when one has no size.
    var size: Int? { files.allSatisfy(\.isRegular) ? files.reduce(0) { $0 + $1.size } : nil }

    /// Whether a second run could read the same again.
    var isRepeatable: Bool { files.allSatisfy(\.isRegular) }
}
