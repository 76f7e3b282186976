package nl.mutatieboek.domain.chapter;

import static nl.mutatieboek.domain.BudgetConstraintCommandFactory.recordFlexibility;
import static nl.mutatieboek.domain.BudgetConstraintCommandFactory.recordMarginCap;
import static nl.mutatieboek.domain.BudgetConstraintCommandFactory.stateCoverageForm;
import static nl.mutatieboek.domain.StructureCommandFactory.registerAssumed;

import java.util.List;
import nl.mutatieboek.domain.ActorCommand;
import nl.mutatieboek.domain.BudgetConstraintRefusal;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.SampleActors;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.CoverageForm;
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

    /** Queries show one package for these names ({@link String#equalsIgnoreCase}), with the form stated last. */
    @Test
    void form_of_cover_is_of_one_package_whatever_the_dots_on_its_letters() {
        DecisionScenario stated = DecisionScenario.given(
                stateCoverageForm("XX", "Opvang I", CoverageForm.PER_FLOW_AND_YEAR),
                stateCoverageForm("XX", "Opvang \u0131", CoverageForm.RECEIPTS));

        for (String name : List.of("Opvang i", "Opvang I", "Opvang \u0131", "OPVANG \u0130")) {
            stated.when(stateCoverageForm("XX", name, CoverageForm.RECEIPTS))
                    .thenRefused(new BudgetConstraintRefusal.CoverageFormBefore(
                            new ChapterCode("XX"), name, CoverageForm.RECEIPTS));
        }
        stated.when(stateCoverageForm("XX", "Opvang I", CoverageForm.PER_FLOW_AND_YEAR))
                .thenRecorded("CoverageFormStated");
    }
}
