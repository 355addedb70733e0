import AvalJSON
import AvalLoading
import AvalSystem
import AvalValues

/// Reads a journal that is to be written, and puts its end in order: a line that was being written when the program stopped.
struct JournalOpening {
    var end: JournalEnd
    var index = ReceiptIndex()
    var notices: [JournalNotice] = []

    init(
        _ folder: JournalFolder, keys: [PublicKey], _ storage: any JournalStorage, now: Int
    ) throws(JournalError) {
        var index = ReceiptIndex()
        let outcome: JournalScan.Outcome
        do throws(SystemError) {
            outcome = try JournalScan.run(folder, keys: keys) {
                index.add($0.fingerprint, at: ReceiptIndex.Place(segment: $0.segment, offset: $0.offset))
            }
        } catch { throw .unusable(folder.path, error) }
        if let damage = outcome.damage { throw .damaged(folder.path, damage) }
        end = outcome.end
        self.index = index
        do throws(SystemError) {
            // What a killed process wrote is perhaps not on the disk yet; from here on others are told of it.
            if end.isSealed {
                try storage.openSealed(end.segment)
            } else if end.segment > 0 {
                try storage.open(end.segment, length: end.length)
                if !outcome.torn.isEmpty { try mend(outcome.torn, folder, keys, storage) }
                try storage.synchronize()
            }
        } catch { throw .unusable(folder.path, error) }
        if !end.time.isEmpty, Timestamp.text(seconds: now).utf8.lexicographicallyPrecedes(end.time.utf8) {
            notices.append(.clockBehind(lastSigned: end.time))
        }
    }

    /// What stands after the last line feed: nobody was answered, unless it was the line feed alone that was lost.
    private mutating func mend(
        _ torn: [UInt8], _ folder: JournalFolder, _ keys: [PublicKey], _ storage: any JournalStorage
    ) throws(SystemError) {
        let file = JournalFolder.name(end.segment)
        if let receipt = (try? JSONReader.parse(torn)).flatMap(Receipt.init), receipt.line == torn,
            receipt.previous.utf8.elementsEqual(end.hash.utf8), receipt.number == end.number + 1,
            keys.contains(where: { receipt.isSealed(by: $0) })
        {
            try storage.open(end.segment, length: end.length + torn.count)
            try storage.append([0x0A])
            index.add(
                receipt.fingerprint.utf8, at: ReceiptIndex.Place(segment: end.segment, offset: end.length))
            end.number = receipt.number
            end.hash = SHA256Digest.text(of: torn)
            end.time = receipt.signedAt
            end.length += torn.count + 1
            end.count += 1
            return notices.append(.completed(file: file, number: receipt.number))
        }
        let aside = "\(file)-octet-\(end.length).inacheve"
        try WholeFile.replace(folder.path + "/" + aside, with: torn, durability: .ofBytes)
        try storage.cut(to: end.length)
        notices.append(.torn(file: file, offset: end.length, bytes: torn.count, asideName: aside))
    }
}
