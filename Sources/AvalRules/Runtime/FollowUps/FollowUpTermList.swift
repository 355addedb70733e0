/// The distinct values of follow-up, numbered in the order in which they are met: at load only.
final class FollowUpTermList {
    /// What each number stands for.
    private(set) var all: [FollowUp.Term] = []

    /// A value with its number; the same value of the same law has the same, wherever it is written.
    func term(_ term: FollowUp.Term?) -> FollowUpTerm {
        guard let term else { return .nothing }
        let known = all.firstIndex { $0.months == term.months && $0.reference == term.reference }
        if known == nil { all.append(term) }
        let number = known ?? all.count - 1
        let law = all.firstIndex { $0.reference == term.reference } ?? number
        return FollowUpTerm(months: Int32(term.months), number: Int32(number), law: Int32(law))
    }
}
