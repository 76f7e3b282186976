package nl.mutatieboek.domain.chapter;

import static nl.mutatieboek.domain.ActorCommandFactory.registerAssumed;
import static nl.mutatieboek.domain.BudgetConstraintCommandFactory.recordFlexibility;
import static nl.mutatieboek.domain.BudgetConstraintCommandFactory.recordMarginCap;

import nl.mutatieboek.domain.ActorCommand;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.SampleActors;
import org.junit.jupiter.api.Test;

/** Statements of documents under embargo. */
class BudgetConstraintDeciderTest {
    private static final ActorCommand EMBARGOED = registerAssumed("2190-OWB", "2189-09-20", false);

    @Test
    void statement_of_an_importer_ends_the_embargo_of_its_moment_for_the_chapter() {
        DecisionScenario.given(EMBARGOED)
                .when(recordFlexibility("XX/37", 2190, "2190-OWB", 845).asActor(SampleActors.IMPORTER))
                .thenRecorded("EmbargoLifted", "BudgetFlexibilityRecorded");
        DecisionScenario.given(EMBARGOED)
                .when(recordMarginCap("XX", 2189, "2190-OWB", 5).asActor(SampleActors.IMPORTER))
                .thenRecorded("EmbargoLifted", "YearEndMarginCapRecorded");
    }

    @Test
    void statement_of_a_proposer_leaves_the_embargo_of_its_moment() {
        DecisionScenario.given(EMBARGOED)
                .when(recordFlexibility("XX/37", 2190, "2190-OWB", 845))
                .thenRecorded("BudgetFlexibilityRecorded");
        DecisionScenario.given(EMBARGOED)
                .when(recordMarginCap("XX", 2189, "2190-OWB", 5))
                .thenRecorded("YearEndMarginCapRecorded");
    }
}
