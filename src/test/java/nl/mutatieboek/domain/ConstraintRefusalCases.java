package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.RefusalSamples.NOTHING;
import static nl.mutatieboek.domain.RefusalSamples.OWB_2026;
import static nl.mutatieboek.domain.RefusalSamples.chapter;
import static nl.mutatieboek.domain.RefusalSamples.item;
import static nl.mutatieboek.domain.RefusalSamples.who;
import static nl.mutatieboek.domain.RefusalSamples.year;
import static nl.mutatieboek.domain.SampleActors.STRANGER;
import static nl.mutatieboek.domain.StructureCommandFactory.validity;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import nl.mutatieboek.domain.MomentRefusal.UnknownMoment;
import nl.mutatieboek.domain.MomentRefusal.YearOutsideMoment;
import nl.mutatieboek.domain.MutationRefusal.NotOfChapter;
import nl.mutatieboek.domain.StructureRefusal.ChapterNotValid;
import nl.mutatieboek.domain.StructureRefusal.UnknownChapter;
import nl.mutatieboek.domain.StructureRefusal.UnknownItem;
import nl.mutatieboek.domain.value.CoverageForm;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.params.provider.Arguments;

/** Refusals about caps on margins, forms of cover and budget flexibility. Each line begins with its cause. */
final class ConstraintRefusalCases {
    private ConstraintRefusalCases() {}

    static Stream<Arguments> cases() {
        ActorCommand cap = BudgetConstraintCommandFactory.recordMarginCap("XX", 2026, 100);
        ActorCommand form = BudgetConstraintCommandFactory.stateCoverageForm("XX", "Asiel", CoverageForm.OVER_YEARS);
        ActorCommand flexibility = BudgetConstraintCommandFactory.recordFlexibility("XX/37", 2026, "2026-OWB", 845);
        return Stream.of(
                arguments("a cap on a margin", NOTHING, cap, null),
                arguments(
                        "another cap on a margin",
                        cap,
                        BudgetConstraintCommandFactory.recordMarginCap("XX", 2026, 99),
                        null),
                arguments("a cap of a document", NOTHING, cap.asActor(SampleActors.IMPORTER), null),
                arguments(
                        "a cap on the Aanvullende Post",
                        NOTHING,
                        BudgetConstraintCommandFactory.recordMarginCap("AP", 2026, 100)
                                .asActor(SampleActors.TREASURER),
                        new BudgetConstraintRefusal.MarginWithoutStatement(chapter("AP"))),
                arguments(
                        "a cap before its chapter was opened",
                        NOTHING,
                        BudgetConstraintCommandFactory.recordMarginCap("XX", 2024, 100),
                        new ChapterNotValid(chapter("XX"), year(2024), validity(2025, null))),
                arguments(
                        "a cap of an unknown moment",
                        NOTHING,
                        BudgetConstraintCommandFactory.recordMarginCap("XX", 2026, "2027-OWB", 100),
                        new UnknownMoment(Moment.parse("2027-OWB"))),
                arguments(
                        "a cap of an unknown chapter",
                        NOTHING,
                        BudgetConstraintCommandFactory.recordMarginCap("VI", 2026, 100),
                        new UnknownChapter(chapter("VI"))),
                arguments(
                        "a cap of another chapter",
                        NOTHING,
                        cap.asActor(STRANGER),
                        new NotOfChapter(who("stranger"), "XX")),
                arguments(
                        "the same cap again",
                        cap,
                        cap,
                        new BudgetConstraintRefusal.MarginCapBefore(chapter("XX"), year(2026), new Thousands(100))),
                arguments("a form of cover", NOTHING, form, null),
                arguments(
                        "another form of cover",
                        form,
                        BudgetConstraintCommandFactory.stateCoverageForm("XX", "Asiel", CoverageForm.RECEIPTS),
                        null),
                arguments(
                        "the same form of cover of another package",
                        form,
                        BudgetConstraintCommandFactory.stateCoverageForm("XX", "Opvang", CoverageForm.OVER_YEARS),
                        null),
                arguments(
                        "the same form of cover again, in other capitals",
                        form,
                        BudgetConstraintCommandFactory.stateCoverageForm("XX", "ASIEL", CoverageForm.OVER_YEARS),
                        new BudgetConstraintRefusal.CoverageFormBefore(
                                chapter("XX"), "ASIEL", CoverageForm.OVER_YEARS)),
                arguments(
                        "a form of cover of another chapter",
                        NOTHING,
                        form.asActor(STRANGER),
                        new NotOfChapter(who("stranger"), "XX")),
                arguments(
                        "a form of cover stated by an importer",
                        NOTHING,
                        form.asActor(SampleActors.IMPORTER),
                        new NotOfChapter(who("importer"), "XX")),
                arguments("a budget flexibility", NOTHING, flexibility, null),
                arguments(
                        "a budget flexibility of a document",
                        NOTHING,
                        flexibility.asActor(SampleActors.IMPORTER),
                        null),
                arguments(
                        "another budget flexibility",
                        flexibility,
                        BudgetConstraintCommandFactory.recordFlexibility("XX/37", 2026, "2026-OWB", 844),
                        null),
                arguments(
                        "the same budget flexibility again",
                        flexibility,
                        flexibility,
                        new BudgetConstraintRefusal.FlexibilityBefore(item("XX/37"), year(2026), OWB_2026)),
                arguments(
                        "a budget flexibility of an unknown moment",
                        NOTHING,
                        BudgetConstraintCommandFactory.recordFlexibility("XX/37", 2027, "2027-OWB", 845),
                        new UnknownMoment(Moment.parse("2027-OWB"))),
                arguments(
                        "a budget flexibility of a year beyond its moment",
                        NOTHING,
                        BudgetConstraintCommandFactory.recordFlexibility("XX/37", 2025, "2026-OWB", 845),
                        new YearOutsideMoment(OWB_2026, year(2025), year(2026), year(2030))),
                arguments(
                        "a budget flexibility before its chapter was opened",
                        NOTHING,
                        BudgetConstraintCommandFactory.recordFlexibility("XX/37", 2013, "2013-OWB", 845),
                        new ChapterNotValid(chapter("XX"), year(2013), validity(2025, null))),
                arguments(
                        "a budget flexibility of an unknown article",
                        NOTHING,
                        BudgetConstraintCommandFactory.recordFlexibility("XX/93", 2026, "2026-OWB", 845),
                        new UnknownItem(item("XX/93"), year(2026))),
                arguments(
                        "an item taken out of the year of its budget flexibility",
                        BudgetConstraintCommandFactory.recordFlexibility("XX/91", 2026, "2026-OWB", 845),
                        StructureCommandFactory.correctItem("XX/91", 2025, null, validity(2025, 2025)),
                        new StructureRefusal.ItemUsed(item("XX/91"), year(2026), OWB_2026)));
    }
}
