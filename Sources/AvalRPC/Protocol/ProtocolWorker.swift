import AvalJSON
import AvalOperations
import AvalValues

/// Answers the lines of the protocol on one thread: requests and batches in, answers out, whatever comes in.
final class ProtocolWorker: LineWorker {
    private let context: OperationContext
    private let maxLine: Int
    private let batchAnswers: Int
    private let output = OutputBuffer()

    /// Whether the line is answered on a thread that other connections wait for, and whether its answer takes too long for
    /// that, as it turned out.
    private var isHasty = false
    private var isPostponed = false

    var mayAnswerLate = false
    /// The answer to the line that comes by itself.
    private var late: LateAnswer?

    var isAdministrator: Bool {
        get { context.isAdministrator }
        set { context.isAdministrator = newValue }
    }

    /// The most requests of a batch.
    private static let batchLimit = 1000

    init(_ responder: ProtocolService) {
        context = OperationContext(responder.service)
        maxLine = responder.maxLine
        batchAnswers = responder.batchAnswers
    }

    // MARK: Lines

    func cost(of line: ByteView) -> LineCost {
        isHasty =
            line.count <= 64 << 10 && JSONCursor.first(of: line) != UInt8(ascii: "[")
            && !(line.count > 4096 && Self.holdsMuch(line))
        return isHasty ? .inline : .heavy
    }

    func answer(_ line: ByteView, into lineOutput: inout LineOutput) -> LineOutcome {
        output.removeAll()
        answer(line)
        isHasty = false
        mayAnswerLate = false
        if let answer = late {
            late = nil
            return .late(answer)
        }
        if isPostponed {
            isPostponed = false
            return .postponed
        }
        return flush(into: &lineOutput)
    }

    func answerLineTooLong(into lineOutput: inout LineOutput) -> LineOutcome {
        fail(RPCError(.lineTooLong, UnreadableLine.tooLong(limit: maxLine)), into: &lineOutput)
    }

    func answerOverload(to line: ByteView, into lineOutput: inout LineOutput) -> LineOutcome {
        output.removeAll()
        var request = Request()
        var cursor = JSONCursor(line)
        // The line may have come in part only: its identifier is then not known.
        if (try? cursor.skipValue(depth: Request.depth)) != nil { try? request.read(line) }
        RPCError(.overload).write(id: request.id, into: output)
        return flush(into: &lineOutput)
    }

    func answerTooManyConnections(into lineOutput: inout LineOutput) -> LineOutcome {
        fail(RPCError(.overload), into: &lineOutput)
    }

    private func fail(_ error: RPCError, into lineOutput: inout LineOutput) -> LineOutcome {
        output.removeAll()
        error.write(id: nil, into: output)
        return flush(into: &lineOutput)
    }

    private func flush(into lineOutput: inout LineOutput) -> LineOutcome {
        if output.count == 0 { return .silent }
        lineOutput.append(output.bytes)
        return .answered
    }

    /// Whether a line can ask for more than some milliseconds of judging: what takes time is not its bytes but the salariés
    /// and the codes in it, each of which can have a handful of anomalies. A shorter line cannot hold so many.
    private static func holdsMuch(_ line: ByteView) -> Bool {
        var (objects, elements) = (0, 0)
        for byte in line {
            objects &+= byte == UInt8(ascii: "{") ? 1 : 0
            elements &+= byte == UInt8(ascii: ",") ? 1 : 0
        }
        return objects > 128 || elements > 2048
    }

    // MARK: Requests

    private func answer(_ line: ByteView) {
        var cursor = JSONCursor(line)
        // A blank line asks nothing, as an empty one does.
        if cursor.atEnd() { return }
        // The elements of a batch are answered together.
        if cursor.peek() != UInt8(ascii: "{") { mayAnswerLate = false }
        // Mostly a line is one sound request, and reading it finds so in one pass. Whatever else it is, it must be JSON
        // first.
        var sound = Request()
        if cursor.peek() == UInt8(ascii: "{"), (try? sound.read(line)) != nil { return _ = perform(sound) }
        do throws(ScanError) {
            try cursor.skipValue(depth: Request.depth)
            guard cursor.atEnd() else { throw cursor.unexpected() }
        } catch {
            let id = error.reason == .tooDeep ? Request.identifier(ofTooDeep: line) : nil
            return error.protocolError(in: line).write(id: id, into: output)
        }
        if JSONCursor.first(of: line) == UInt8(ascii: "[") {
            // Two prices in one answer could not be told apart by who asked for them.
            context.underOneVersion { batch(line) }
        } else {
            _ = request(line)
        }
    }

    /// A batch: the answers of its requests in one array, nothing for notifications alone.
    private func batch(_ line: ByteView) {
        let elements = JSONCursor.elements(of: line, limit: Self.batchLimit)
        guard let elements, !elements.isEmpty else {
            let error =
                elements == nil
                ? RPCError(.tooMany, "Trop d'éléments : \(Self.batchLimit) requêtes au plus dans un lot")
                : RPCError.invalidRequest("le lot est vide")
            return error.write(id: nil, into: output)
        }
        output.put("[")
        var isFirst = true
        for element in elements {
            let before = output.count
            if !isFirst { output.put(",") }
            let isAnswered = output.count > batchAnswers ? refuse(element) : request(element)
            if isAnswered { isFirst = false } else { output.truncate(to: before) }
        }
        if isFirst { output.truncate(to: 0) } else { output.put("]") }
    }

    /// Says to a request of a batch that the answers before it take up the room; false when it asks for no answer.
    private func refuse(_ bytes: ByteView) -> Bool {
        var request = Request()
        do throws(RPCError) { try request.read(bytes) } catch { return fail(request, error) }
        return fail(
            request, RPCError(.tooMany, "Trop d'éléments : les réponses d'un lot tiennent en \(batchAnswers >> 20) Mio")
        )
    }

    /// Answers one request; false when it asks for no answer.
    private func request(_ bytes: ByteView) -> Bool {
        var request = Request()
        do throws(RPCError) { try request.read(bytes) } catch { return fail(request, error) }
        return perform(request)
    }

    /// Answers a request that was read; false when it asks for no answer.
    private func perform(_ request: Request) -> Bool {
        let before = output.count
        guard let operation = Operations.all.first(where: { $0.name == request.method }) else {
            return fail(request, .unknownMethod)
        }
        if operation.isSlow, isHasty {
            isPostponed = true
            return false
        }
        if mayAnswerLate, let id = request.id, let deferred = operation as? any DeferredOperation.Type {
            return answerLate(deferred, request, id.array)
        }
        Self.begin(request.id, into: output)
        do throws(OperationError) {
            try operation.answer(request.parameters, in: context, into: output)
        } catch {
            output.truncate(to: before)
            return fail(request, RPCError(error))
        }
        output.put("}")
        if request.id == nil {
            output.truncate(to: before)
            return false
        }
        return true
    }

    /// Begins an operation whose answer comes by itself, unless what was asked is wrong.
    private func answerLate(_ operation: any DeferredOperation.Type, _ request: Request, _ id: [UInt8]) -> Bool {
        let answer = LateAnswer()
        do throws(OperationError) {
            try operation.begin(request.parameters, in: context) { outcome in
                answer.give(Self.bytes(of: outcome, id: id))
            }
        } catch { return fail(request, RPCError(error)) }
        late = answer
        return false
    }

    private static func bytes(of outcome: DeferredOperation.Outcome, id: [UInt8]) -> [UInt8] {
        let output = OutputBuffer()
        ByteView.with(id) { id in
            switch outcome {
            case .success(let result):
                begin(id, into: output)
                output.put(result)
                output.put("}")
            case .failure(let error): RPCError(error).write(id: id, into: output)
            }
        }
        return output.array
    }

    /// Writes an answer as far as its result.
    private static func begin(_ id: ByteView?, into output: OutputBuffer) {
        output.put("{\"jsonrpc\":\"2.0\",\"id\":")
        if let id { output.put(id) } else { output.put("null") }
        output.put(",\"result\":")
    }

    /// Writes the error of a request; one that could not be read has no identifier to be silent about.
    private func fail(_ request: Request, _ error: RPCError) -> Bool {
        if request.id == nil, !request.method.isEmpty { return false }
        error.write(id: request.id, into: output)
        return true
    }
}
