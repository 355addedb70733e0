/// What one text asks of a salarié's follow-up.
struct FollowUpDemand: BitwiseCopyable, Sendable {
    var firstVisit = FollowUpTerm.nothing
    var period = FollowUpTerm.nothing
    var intermediateVisit = FollowUpTerm.nothing
    var attestation = FollowUpTerm.nothing

    /// What a text asks, its values numbered; nothing where it does not say.
    init(_ followUp: FollowUp?, _ terms: FollowUpTermList) {
        firstVisit = terms.term(followUp?.firstVisit)
        period = terms.term(followUp?.period)
        intermediateVisit = terms.term(followUp?.intermediateVisit)
        attestation = terms.term(followUp?.attestation)
    }
}

/// What is asked of those of whom a fact has a word.
struct WordDemand: BitwiseCopyable, Sendable {
    let word: SlotWord
    let demand: FollowUpDemand
}
