import AvalJSON
import AvalLoading
import AvalSystem
import AvalValues
import Synchronization

/// What the journal's thread does: numbers, chains, seals and writes receipts, then answers.
final class JournalWriter: Sendable {
    /// What others may ask while it writes.
    private struct State {
        var end: JournalEnd
        var index: ReceiptIndex
        /// The failure that leaves open what the disk holds.
        var halt: SystemError?
    }

    private let key: SigningKey
    private let storage: any JournalStorage
    private let limits: Journal.Limits
    private let seconds: @Sendable () -> Int
    private let state: Mutex<State>

    init(
        key: SigningKey, storage: any JournalStorage, end: JournalEnd, index: ReceiptIndex, limits: Journal.Limits,
        seconds: @escaping @Sendable () -> Int
    ) {
        (self.key, self.storage, self.limits, self.seconds) = (key, storage, limits, seconds)
        state = Mutex(State(end: end, index: index, halt: nil))
    }

    var currentEnd: JournalEnd { state.withLock { $0.end } }
    var halt: SystemError? { state.withLock { $0.halt } }

    /// The receipt of the declaration that hashes to `fingerprint`; nil where it was not signed.
    func receipt(of fingerprint: String) throws(SystemError) -> Receipt? {
        for place in state.withLock({ $0.index.places(of: fingerprint.utf8) }) {
            let bytes = try storage.read(place.segment, from: place.offset, atMost: Self.longestReceipt)
            guard let feed = bytes.firstIndex(of: 0x0A),
                let receipt = (try? JSONReader.parse(Array(bytes[..<feed]))).flatMap(Receipt.init)
            else { throw SystemError.invalid("read") }
            if receipt.fingerprint.utf8.elementsEqual(fingerprint.utf8) { return receipt }
        }
        return nil
    }

    /// The longest line of a receipt: a declaration's number is bounded before it comes here.
    private static let longestReceipt = 16 << 10

    // MARK: Writing

    /// A receipt that was made, and all that wait for it.
    private struct Made {
        let receipt: Receipt
        let offset: Int
        var answers: [Journal.Answer]
    }

    /// Writes the receipts of what waited, waits for the disk once, then answers.
    func write(_ waiting: [JournalQueue.Waiting]) {
        if let halt { return answerSigned(waiting, orRefuse: .halted(halt)) }
        var end = currentEnd
        let now = max(seconds(), 0)
        var time = Timestamp.text(seconds: now)
        if time.utf8.lexicographicallyPrecedes(end.time.utf8) {
            guard
                Timestamp.text(seconds: now + limits.clockTolerance).utf8.lexicographicallyPrecedes(end.time.utf8)
                    == false
            else {
                let time = end.time
                return answerSigned(waiting, orRefuse: .clockBehind(lastSigned: time))
            }
            // Time never goes backwards in the journal; a clock that was set by a second or two is waited for.
            time = end.time
        }
        do throws(SystemError) {
            try turnPage(&end, time)
        } catch { return refuse(waiting, error) }
        var made: [Made] = []
        var known: [TextKey: Int] = [:]
        var bytes: [UInt8] = []
        var ready: [(Journal.Answer, Result<Receipt, JournalRefusal>)] = []
        for (draft, answer) in waiting {
            let name = TextKey(draft.fingerprint)
            if let index = known[name] {
                if made[index].receipt.isSameSignature(as: draft) {
                    made[index].answers.append(answer)
                } else {
                    ready.append((answer, .failure(.signedOtherwise(made[index].receipt.number))))
                }
                continue
            }
            do throws(SystemError) {
                if let before = try receipt(of: draft.fingerprint) {
                    ready.append((answer, Self.result(before, draft)))
                    continue
                }
            } catch {
                ready.append((answer, .failure(.disk(error))))
                continue
            }
            let receipt = next(draft, after: &end, time)
            let line = receipt.line
            known[name] = made.count
            made.append(Made(receipt: receipt, offset: end.length, answers: [answer]))
            bytes += line
            bytes.append(0x0A)
            end.hash = SHA256Digest.text(of: line)
            end.length += line.count + 1
        }
        commit(bytes, made, end, &ready)
        for (answer, result) in ready { answer(result) }
    }

    /// Puts lines on the disk, and says of whom that is then true.
    private func commit(
        _ bytes: [UInt8], _ made: [Made], _ end: JournalEnd,
        _ ready: inout [(Journal.Answer, Result<Receipt, JournalRefusal>)]
    ) {
        guard !made.isEmpty else { return }
        let length = currentEnd.length
        var failure: JournalRefusal?
        do throws(SystemError) { try storage.append(bytes) } catch { failure = withdraw(error, to: length) }
        if failure == nil {
            // Whether lines whose synchronising fails are on the disk is known when it is read again, and not before.
            do throws(SystemError) { try storage.synchronize() } catch { failure = stop(error) }
        }
        if failure == nil {
            state.withLock { state in
                state.end = end
                for made in made {
                    state.index.add(
                        made.receipt.fingerprint.utf8,
                        at: ReceiptIndex.Place(segment: end.segment, offset: made.offset))
                }
            }
        }
        for made in made {
            let result: Result<Receipt, JournalRefusal> = failure.map { .failure($0) } ?? .success(made.receipt)
            for answer in made.answers { ready.append((answer, result)) }
        }
    }

    private func next(_ draft: Journal.Draft, after end: inout JournalEnd, _ time: String) -> Receipt {
        end.number += 1
        end.count += 1
        end.time = time
        var receipt = draft
        receipt.number = end.number
        receipt.signedAt = time
        receipt.previous = end.hash
        return receipt.sealed(by: key)
    }

    /// Where the segment is full or of another year, closes it and begins the next.
    private func turnPage(_ end: inout JournalEnd, _ time: String) throws(SystemError) {
        let isOfAnotherYear = end.count > 0 && !end.time.utf8.prefix(4).elementsEqual(time.utf8.prefix(4))
        if end.segment > 0, !end.isSealed, end.length >= limits.segmentBytes || isOfAnotherYear {
            let seal = SegmentSeal(
                segment: end.segment, count: end.count, last: end.number, closedAt: time, previous: end.hash, key: ""
            ).sealed(by: key)
            let line = seal.line
            do throws(SystemError) { try storage.append(line + [0x0A]) } catch {
                _ = withdraw(error, to: end.length)
                throw error
            }
            do throws(SystemError) { try storage.synchronize() } catch {
                _ = stop(error)
                throw error
            }
            storage.protect()
            end.hash = SHA256Digest.text(of: line)
            end.length += line.count + 1
            end.time = time
            end.isSealed = true
            let sealed = end
            state.withLock { $0.end = sealed }
        }
        guard end.segment == 0 || end.isSealed else { return }
        try storage.create(end.segment + 1)
        end.segment += 1
        (end.length, end.count, end.isSealed) = (0, 0, false)
        let begun = end
        state.withLock { $0.end = begun }
    }

    // MARK: Failures

    /// Takes back what a failed write left; where that fails too, nobody knows what stands there.
    private func withdraw(_ error: SystemError, to length: Int) -> JournalRefusal {
        if error.cause == .missing { return stop(error) }
        do throws(SystemError) { try storage.cut(to: length) } catch { return stop(error) }
        return .disk(error)
    }

    private func stop(_ error: SystemError) -> JournalRefusal {
        state.withLock { $0.halt = error }
        return .halted(error)
    }

    private func refuse(_ waiting: [JournalQueue.Waiting], _ error: SystemError) {
        answerSigned(waiting, orRefuse: halt.map { .halted($0) } ?? .disk(error))
    }

    /// Who signed before gets the receipt of then whatever keeps others from signing.
    private func answerSigned(_ waiting: [JournalQueue.Waiting], orRefuse refusal: JournalRefusal) {
        for (draft, answer) in waiting {
            let before = (try? receipt(of: draft.fingerprint)) ?? nil
            answer(before.map { Self.result($0, draft) } ?? .failure(refusal))
        }
    }

    private static func result(_ before: Receipt, _ draft: Journal.Draft) -> Result<Receipt, JournalRefusal> {
        before.isSameSignature(as: draft) ? .success(before) : .failure(.signedOtherwise(before.number))
    }
}

extension Receipt {
    /// Whether it is about the same declaration with the same signature.
    public func isSameSignature(as other: Receipt) -> Bool {
        fingerprint.utf8.elementsEqual(other.fingerprint.utf8)
            && signatureFingerprint.utf8.elementsEqual(other.signatureFingerprint.utf8)
    }
}
