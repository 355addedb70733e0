import AvalValues

/// What some conditions ask about, each topic cut into parts in each of which every question about it is answered the same;
/// topics are taken to be free of one another, so that what is never true here never is.
struct ConditionSpace {
    /// A topic.
    struct Variable {
        /// A value out of each part.
        let values: [Value]
        /// What its letters are, for an example; nil for what has no value of its own.
        let name: String?
    }

    /// A condition whose questions are answered part by part.
    indirect enum Formula {
        case constant(Truth)
        /// The answers of a question, by the parts of the variable of an index.
        case answers([Truth], Int)
        case opposite(Formula)
        case and(Formula, Formula)
        case or(Formula, Formula)
        case conditional(Formula, then: Formula, otherwise: Formula)
    }

    private(set) var variables: [Variable] = []
    /// The conditions in their order.
    private(set) var formulas: [Formula] = []

    /// The space of some conditions; `limits` are the values that a name may have, where that is known.
    init(_ conditions: [Condition], limits: TextMap<RangeValue>, library: BuiltinLibrary = .standard) {
        let constants = Constants(library: library)
        var questions: [Question] = []
        var drafts: [Formula] = []
        for condition in conditions {
            drafts.append(Self.draft(condition.shape, condition, constants, &questions))
        }
        var indexes: [Question.Topic: Int] = [:]
        for question in questions where indexes[question.topic] == nil {
            indexes[question.topic] = variables.count
            variables.append(Self.variable(of: question, among: questions, limits))
        }
        let places = questions.map { indexes[$0.topic] ?? 0 }
        formulas = drafts.map { answered($0, questions, places) }
    }

    /// The formula with the number of a question in place of its variable, and no answers yet.
    private static func draft(
        _ shape: Condition.Shape, _ condition: Condition, _ constants: Constants, _ questions: inout [Question]
    ) -> Formula {
        switch shape {
        case .constant(let truth): return .constant(truth)
        case .question(let node):
            questions.append(Question(node, of: condition, constants))
            return .answers([], questions.count - 1)
        case .opposite(let inner): return .opposite(draft(inner, condition, constants, &questions))
        case .and(let left, let right):
            let one = draft(left, condition, constants, &questions)
            return .and(one, draft(right, condition, constants, &questions))
        case .or(let left, let right):
            let one = draft(left, condition, constants, &questions)
            return .or(one, draft(right, condition, constants, &questions))
        case .conditional(let test, let then, let otherwise):
            let tested = draft(test, condition, constants, &questions)
            let yes = draft(then, condition, constants, &questions)
            return .conditional(tested, then: yes, otherwise: draft(otherwise, condition, constants, &questions))
        }
    }

    private func answered(_ formula: Formula, _ questions: [Question], _ places: [Int]) -> Formula {
        func inner(_ formula: Formula) -> Formula { answered(formula, questions, places) }
        switch formula {
        case .constant: return formula
        case .answers(_, let number):
            let place = places[number]
            return .answers(variables[place].values.map(questions[number].answer), place)
        case .opposite(let negated): return .opposite(inner(negated))
        case .and(let left, let right): return .and(inner(left), inner(right))
        case .or(let left, let right): return .or(inner(left), inner(right))
        case .conditional(let test, let then, let otherwise):
            return .conditional(inner(test), then: inner(then), otherwise: inner(otherwise))
        }
    }

    private static func variable(
        of question: Question, among questions: [Question], _ limits: TextMap<RangeValue>
    ) -> Variable {
        guard case .value(let letters) = question.topic else {
            let isOrder = if case .order = question.topic { true } else { false }
            return Variable(
                values: isOrder
                    ? [.number(-1), .number(0), .number(1), .null] : [.boolean(true), .boolean(false), .null], name: nil
            )
        }
        let name = String(decoding: letters, as: UTF8.self)
        let limit = limits[name]
        let ends = [limit?.lower, limit?.upper].compactMap { $0 }
        let marks = questions.filter { $0.topic == question.topic }.flatMap(\.marks) + ends
        // Of a list without words nothing is known: it could not be read.
        if case .word(let domain) = question.kind, domain.words.isEmpty { return Variable(values: [], name: name) }
        let values = Partition(of: question.kind, at: marks)?.values ?? []
        // What has a limit is always there.
        return Variable(
            values: limit.map { range in values.filter { range.contains($0) == .yes } } ?? values, name: name)
    }
}
