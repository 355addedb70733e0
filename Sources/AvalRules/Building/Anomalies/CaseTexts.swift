/// The checked expressions of a case, beside what was compiled from them: to explain why it fired, they are evaluated as
/// trees, with their positions in the rule files. Those of its message and reference stand in their templates.
struct CaseTexts {
    /// Its condition; nil where being there is enough.
    let condition: CheckedText?
    /// What was declared.
    let declared: CheckedText?
    /// What was due.
    let expected: CheckedText?
    /// What its correction writes.
    let correction: CheckedText?
}
