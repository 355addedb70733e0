import AvalJSON
import AvalOperations
import AvalValues

/// What a dry run finds in an input whose declarations are JSON already: how many there are, which are none.
struct DryReading {
    /// How many declarations there are, or what stands in their place.
    private(set) var count = 0
    private let source: Int
    private let register: NumberRegister
    private var damage: InputReadingError?
    /// How many are none, and the first lines of these.
    private var refused = 0
    private var refusedLines: [Int] = []

    /// Reads the input of an index, whose numbers go into a register.
    init(source: Int, _ register: NumberRegister) {
        self.source = source
        self.register = register
    }

    /// What is to be looked at.
    var remarks: [String] {
        var remarks: [String] = []
        if count == 0 { remarks.append("aucune déclaration") }
        if refused > 0 {
            let more = refused > refusedLines.count ? "…" : ""
            let lines = refusedLines.map(String.init).joined(separator: ", ") + more
            remarks.append(
                "\(FrenchNumbers.count(refused)) ligne(s) dont rien ne peut être lu : pas un objet JSON, trop longues, ou "
                    + "vides (\(lines))")
        }
        if let damage { remarks.append("fichier incomplet : \(damage.message)") }
        return remarks
    }

    /// Reads a file to its end.
    mutating func read(_ file: InputFile, _ settings: InputSettings, _ stop: StopSign) throws(BatchError) {
        let source = try file.form.open(file, settings, Position(), stop)
        let chunk = Chunk()
        chunk.reset()
        while try source.fill(chunk) {
            if chunk.isLines { lookAtLines(chunk, settings.limit) }
            for item in chunk.items {
                if chunk.isCut, item.line == chunk.items.last?.line, let error = item.error {
                    damage = error
                } else if item.error != nil {
                    refuse(item.line)
                } else {
                    look(at: chunk.input[item.range], item.line)
                }
            }
            chunk.reset()
        }
    }

    private mutating func lookAtLines(_ chunk: Chunk, _ limit: Int) {
        let input = chunk.input
        var (start, number) = (0, chunk.firstLine)
        while start < input.count {
            let end = input.lineFeed(from: start) ?? input.count
            if !input.isBlank(start..<end) {
                if end - start > limit { refuse(number) } else { look(at: input[start..<end], number) }
            }
            (start, number) = (end + 1, number + 1)
        }
    }

    private mutating func look(at declaration: ByteView, _ line: Int) {
        do throws(ScanError) {
            let number = try DeclarationNumber.find(in: declaration)
            count += 1
            if !number.isEmpty {
                register.add(NumberKey(number), NumberRegister.Place(source: source, line: line))
            }
        } catch {
            refuse(line)
        }
    }

    private mutating func refuse(_ line: Int) {
        count += 1
        refused += 1
        if refusedLines.count < 5 { refusedLines.append(line) }
    }
}
