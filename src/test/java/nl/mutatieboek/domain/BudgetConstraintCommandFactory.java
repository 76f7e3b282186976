package nl.mutatieboek.domain;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import nl.mutatieboek.domain.BudgetConstraintCommand.RecordBudgetFlexibility;
import nl.mutatieboek.domain.BudgetConstraintCommand.RecordYearEndMarginCap;
import nl.mutatieboek.domain.BudgetConstraintCommand.StateCoverageForm;
import nl.mutatieboek.domain.value.BudgetFlexibility;
import nl.mutatieboek.domain.value.BudgetFlexibility.FlexibilityUnit;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.CoverageForm;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;

/** Commands that record what a chapter or its documents state beside the balances. */
public final class BudgetConstraintCommandFactory {
    private static final Source DOCUMENT = new Source("36800-XX-2", "tabel 3", null, null);

    private BudgetConstraintCommandFactory() {}

    public static ActorCommand recordMarginCap(String chapter, int year, long thousands) {
        return recordMarginCap(chapter, year, "2026-O1", thousands);
    }

    public static ActorCommand recordMarginCap(String chapter, int year, String moment, long thousands) {
        return new ActorCommand(
                SampleActors.PROPOSER,
                new RecordYearEndMarginCap(
                        new ChapterCode(chapter),
                        new BudgetYear(year),
                        Moment.parse(moment),
                        new Thousands(thousands),
                        DOCUMENT));
    }

    public static ActorCommand stateCoverageForm(String chapter, String coverage, CoverageForm form) {
        return new ActorCommand(
                SampleActors.PROPOSER,
                new StateCoverageForm(new ChapterCode(chapter), coverage, form, "As decided in the Voorjaarsnota"));
    }

    /** In tenths of a percent, three of the four parts. */
    public static ActorCommand recordFlexibility(String item, int year, String moment, long legallyCommitted) {
        return new ActorCommand(
                SampleActors.PROPOSER,
                new RecordBudgetFlexibility(new BudgetFlexibility(
                        ItemPath.parse(item),
                        new BudgetYear(year),
                        Moment.parse(moment),
                        FlexibilityUnit.TENTHS_OF_PERCENT,
                        legallyCommitted,
                        100L,
                        null,
                        0L,
                        DOCUMENT,
                        null)));
    }

    /** Random statements in the small book of {@link RandomCommandSequence}, some of them twice or by a stranger. */
    static Arbitrary<ActorCommand> randomCommands() {
        Arbitrary<ActorCommand> caps = Combinators.combine(
                        Arbitraries.of("XX", "XX", "XX", "V", "AP", "VI"),
                        Arbitraries.of(2025, 2025, 2026, 2024),
                        Arbitraries.of("2026-O1", "2026-O1", "2026-OWB", "2029-OWB"),
                        Arbitraries.of(0L, 5L, 9L))
                .as(BudgetConstraintCommandFactory::recordMarginCap);
        Arbitrary<ActorCommand> forms = Combinators.combine(
                        Arbitraries.of("XX", "XX", "XX", "AP", "VI"),
                        Arbitraries.of("Asiel", "As\u0131el", "Opvang"),
                        Arbitraries.of(CoverageForm.class))
                .as(BudgetConstraintCommandFactory::stateCoverageForm);
        Arbitrary<ActorCommand> flexibility = Combinators.combine(
                        Arbitraries.of("XX/37", "XX/37", "XX/92", "V/4", "XX/99", "VI/37"),
                        Arbitraries.of(2026, 2026, 2026, 2027, 2033),
                        Arbitraries.of("2026-OWB", "2026-OWB", "2026-O1", "2029-OWB"),
                        Arbitraries.of(845L, 900L))
                .as(BudgetConstraintCommandFactory::recordFlexibility);
        return Combinators.combine(
                        Arbitraries.oneOf(caps, forms, flexibility),
                        Arbitraries.of(
                                SampleActors.PROPOSER,
                                SampleActors.PROPOSER,
                                SampleActors.PROPOSER,
                                SampleActors.TREASURER,
                                SampleActors.STRANGER,
                                SampleActors.IMPORTER,
                                MandateTest.only(Mandate.APPROVE)))
                .as(ActorCommand::asActor);
    }
}
