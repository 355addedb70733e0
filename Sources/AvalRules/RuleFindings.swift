import AvalSource

/// What this target may find.
public enum RuleFindings {
    /// Its stages.
    public static let all: [any FindingKind.Type] = [
        // Reading.
        RuleFileFinding.self, UniqueNameFinding.self, ForgottenDashFinding.self, RuleValueFinding.self,
        ExpressionTextFinding.self, AnomalyFinding.self, FicheFinding.self, ParameterFinding.self, SubjectFinding.self,
        CampaignFinding.self, SituationFinding.self, VocabularyFinding.self, DeterminantFinding.self,
        FollowUpFinding.self, FactFinding.self, TableFinding.self, NomenclatureFinding.self, HolidayFinding.self,
        // Building.
        SchemaFinding.self, FactBuildingFinding.self, TableBuildingFinding.self, AnomalyBuildingFinding.self,
        MessageFinding.self, ExpressionBuildingFinding.self, CodeUseFinding.self, ReadFormFinding.self,
        // Checks.
        RuleCheckFinding.self, ExampleCheckFinding.self, CategoryFinding.self, PeriodFinding.self,
        ConditionFinding.self, AbsenceFinding.self, CodeFinding.self,
    ]
}
