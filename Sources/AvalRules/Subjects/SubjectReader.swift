import AvalSource
import AvalValues

/// Reads who a rule is about: « declaration », « chaque salarie present », « chaque determinant de declaration »…
struct SubjectReader {
    let log: FindingLog

    func read(_ text: SourceText) -> Anomaly.About? {
        let words = text.string.split(separator: " ")
        for subject in Subject.all {
            guard let (record, fact) = subject.wording.read(words) else { continue }
            return Anomaly.About(subject: subject, record: record, fact: fact, span: text.span)
        }
        let whole = "chaque " + text.string
        let meant = Subject.wordings.contains(whole) ? whole : Nearest.word(of: text.string, among: Subject.wordings)
        log.add(SubjectFinding.unreadable(text.string, near: meant), at: text.span)
        return nil
    }
}
