package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.SampleActors.APPROVER;
import static nl.mutatieboek.domain.SampleActors.IMPORTER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.CeilingAmount;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.domain.value.Validity;
import org.jspecify.annotations.Nullable;

/** Commands about chapters, items, moments and marks. */
public final class StructureCommandFactory {
    private StructureCommandFactory() {}

    public static ActorCommand registerMoment(String moment, String submittedOn) {
        return new ActorCommand(
                APPROVER,
                new CalendarCommand.RegisterMoment(Moment.parse(moment), LocalDate.parse(submittedOn), false));
    }

    /** On the statutory day, as a person does or as an import does. */
    public static ActorCommand registerAssumed(String moment, String day, boolean forDocument) {
        return new ActorCommand(
                APPROVER,
                new CalendarCommand.RegisterMoment(
                        Moment.parse(moment), LocalDate.parse(day), true, null, forDocument));
    }

    public static ActorCommand registerPublicAt(String moment, String day, String publicAt) {
        return new ActorCommand(
                APPROVER,
                new CalendarCommand.RegisterMoment(
                        Moment.parse(moment), LocalDate.parse(day), false, Instant.parse(publicAt), false));
    }

    public static ActorCommand correctMoment(String moment, String day, boolean assumed) {
        return new ActorCommand(
                APPROVER,
                new CalendarCommand.CorrectMoment(
                        Moment.parse(moment), LocalDate.parse(day), assumed, null, "A day too early"));
    }

    public static ActorCommand withdrawCorrection(String moment) {
        return new ActorCommand(APPROVER, new CalendarCommand.WithdrawMomentCorrection(Moment.parse(moment)));
    }

    /** Command of the writer process, which has no mandate. */
    public static ActorCommand liftEmbargo(String moment) {
        return new ActorCommand(
                new Actor(new PersonId("mutatieboek"), Set.of()),
                new CalendarCommand.LiftEmbargo(Moment.parse(moment)));
    }

    public static ActorCommand openChapter(String chapter, int from, @Nullable Integer until, boolean budgetStatement) {
        return new ActorCommand(
                APPROVER,
                new Command.OpenChapter(
                        new ChapterCode(chapter), "Chapter " + chapter, validity(from, until), budgetStatement));
    }

    public static ActorCommand registerItem(String item, int from, @Nullable Integer until) {
        return new ActorCommand(
                APPROVER, new ItemCommand.RegisterItem(ItemPath.parse(item), "Item " + item, validity(from, until)));
    }

    /** Sets the ceiling that lines on an item count under by default, from 2025. */
    public static ActorCommand setDefaultMarks(String item, Ceiling ceiling, @Nullable String reason) {
        return new ActorCommand(
                APPROVER,
                new DefaultMarkCommand.SetDefaultMarks(
                        ItemPath.parse(item),
                        validity(2025, null),
                        new BudgetMarks(ceiling, null, null, null),
                        Source.ofDocument("Miljoenennota 2026"),
                        reason));
    }

    /** Records a ceiling of 2026. */
    public static ActorCommand recordCeiling(long thousands, @Nullable String reason) {
        return new ActorCommand(
                APPROVER,
                new DefaultMarkCommand.RecordCeiling(
                        new CeilingAmount(
                                Ceiling.HEALTH_CARE,
                                new BudgetYear(2026),
                                Moment.parse("2026-OWB"),
                                new Thousands(thousands),
                                Precision.EXACT,
                                Source.ofDocument("Miljoenennota 2026"),
                                null),
                        reason));
    }

    /** Registers an item as a file names it, and declares look-alikes as other items. */
    static ActorCommand importItem(String item, String name, Set<String> others, boolean evenIfAlike) {
        Set<ItemPath> items = others.stream().map(ItemPath::parse).collect(Collectors.toSet());
        return new ActorCommand(
                IMPORTER,
                new ItemCommand.RegisterItem(
                        ItemPath.parse(item),
                        name,
                        validity(2025, null),
                        new ItemCommand.ImportSource(items, evenIfAlike)));
    }

    public static ActorCommand nameItem(String item, int year, String name) {
        return new ActorCommand(
                SampleActors.IMPORTER, new ItemCommand.NameItem(ItemPath.parse(item), new BudgetYear(year), name));
    }

    /** Corrects the registration whose validity begins in a year. */
    public static ActorCommand correctItem(String item, int from, @Nullable String name, Validity validity) {
        return new ActorCommand(
                APPROVER,
                new ItemCommand.CorrectItem(
                        ItemPath.parse(item), new BudgetYear(from), name, validity, "A typing error"));
    }

    public static ActorCommand correctName(String item, int year, String name, int rightYear, String rightName) {
        return new ActorCommand(
                APPROVER,
                new ItemCommand.CorrectItemName(
                        ItemPath.parse(item),
                        new BudgetYear(year),
                        name,
                        new BudgetYear(rightYear),
                        rightName,
                        "A typing error"));
    }

    public static ActorCommand withdrawCorrections(String item) {
        return new ActorCommand(APPROVER, new ItemCommand.WithdrawItemCorrections(ItemPath.parse(item)));
    }

    public static Validity validity(int from, @Nullable Integer until) {
        return new Validity(new BudgetYear(from), until == null ? null : new BudgetYear(until));
    }
}
