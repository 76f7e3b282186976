package nl.mutatieboek.budget;

import java.util.List;
import nl.mutatieboek.budget.StructureQueries.PendingItemCorrection;
import nl.mutatieboek.domain.DefaultMarkEvent.DefaultMarksSet;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.ArticleCategory;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Validity;
import org.jspecify.annotations.Nullable;

/**
 * The registration of a chapter or an item, with its pending corrections.
 *
 * @param item full path of an item, or code of a chapter
 * @param registrations one for each range of budget years in which the path is valid
 * @param names the names that documents or people recorded for a budget year
 * @param corrections the corrections of registrations that await a second person
 * @param nameCorrections the corrections of names that await a second person
 */
record ItemRegistrationsResponse(
        String item,
        List<RegistrationPeriodResponse> registrations,
        List<ItemNameResponse> names,
        List<DefaultMarksResponse> defaultMarks,
        List<ItemCorrectionResponse> corrections,
        List<ItemNameCorrectionResponse> nameCorrections) {
    /**
     * A registration with its latest correction.
     *
     * @param name its name in its first year; null if unknown
     * @param validFrom the first budget year in which the path means this item
     * @param validUntil the last budget year, if known
     */
    record RegistrationPeriodResponse(
            @Nullable String name,
            BudgetYear validFrom,
            @Nullable BudgetYear validUntil) {
        static RegistrationPeriodResponse of(@Nullable String name, Validity validity) {
            return new RegistrationPeriodResponse(name, validity.from(), validity.until());
        }
    }

    /**
     * A name by year.
     *
     * @param year the budget year of the name
     */
    record ItemNameResponse(int year, String name) {}

    /**
     * Default marks of an item in some budget years. For each year the last entry holds; a mark that is null is not known.
     *
     * @param reason why it replaced an earlier entry
     */
    record DefaultMarksResponse(
            BudgetYear validFrom,
            @Nullable BudgetYear validUntil,
            @Nullable Ceiling ceiling,
            @Nullable Boolean hgis,
            @Nullable Boolean guarantee,
            @Nullable ArticleCategory category,
            Source source,
            @Nullable String reason) {
        static DefaultMarksResponse of(DefaultMarksSet entry) {
            return new DefaultMarksResponse(
                    entry.validity().from(),
                    entry.validity().until(),
                    entry.marks().ceiling(),
                    entry.marks().hgis(),
                    entry.marks().guarantee(),
                    entry.marks().category(),
                    entry.source(),
                    entry.reason());
        }
    }

    /**
     * A correction of a registration that awaits a second person.
     *
     * @param by who proposed it
     * @param registeredFrom the first budget year of the registration to correct
     * @param name null if it does not change
     */
    record ItemCorrectionResponse(
            String by,
            String reason,
            int registeredFrom,
            @Nullable String name,
            BudgetYear validFrom,
            @Nullable BudgetYear validUntil) {
        static ItemCorrectionResponse of(PendingItemCorrection pending, Event.ItemCorrected change) {
            return new ItemCorrectionResponse(
                    pending.by().value(),
                    change.reason(),
                    change.registeredFrom().value(),
                    change.name(),
                    change.validity().from(),
                    change.validity().until());
        }
    }

    /**
     * A correction of a name by year that awaits a second person.
     *
     * @param by who proposed it
     * @param year the budget year of the wrong name
     * @param name the wrong name
     */
    record ItemNameCorrectionResponse(
            String by, String reason, int year, String name, int rightYear, String rightName) {
        static ItemNameCorrectionResponse of(PendingItemCorrection pending, Event.ItemNameCorrected change) {
            return new ItemNameCorrectionResponse(
                    pending.by().value(),
                    change.reason(),
                    change.year().value(),
                    change.name(),
                    change.rightYear().value(),
                    change.rightName());
        }
    }

    /** Returns the registration of an item whose chapter is in the structure. */
    static ItemRegistrationsResponse of(ItemPath item, StructureSnapshot outline) {
        List<PendingItemCorrection> pending = outline.pendingCorrections(item);
        return new ItemRegistrationsResponse(
                item.toString(),
                item.isChapter()
                        ? outline.chapter(item.chapter()).stream()
                                .map(chapter -> RegistrationPeriodResponse.of(
                                        outline.name(item, chapter.validity().from())
                                                .orElse(null),
                                        chapter.validity()))
                                .toList()
                        : outline.registrations(item).stream()
                                .map(one -> RegistrationPeriodResponse.of(one.name(), one.validity()))
                                .toList(),
                outline.namesByYear(item).stream()
                        .map(named -> new ItemNameResponse(named.year().value(), named.name()))
                        .toList(),
                outline.defaultMarkEntries(item).stream()
                        .map(DefaultMarksResponse::of)
                        .toList(),
                pending.stream()
                        .filter(one -> one.change() instanceof Event.ItemCorrected)
                        .map(one -> ItemCorrectionResponse.of(one, (Event.ItemCorrected) one.change()))
                        .toList(),
                pending.stream()
                        .filter(one -> one.change() instanceof Event.ItemNameCorrected)
                        .map(one -> ItemNameCorrectionResponse.of(one, (Event.ItemNameCorrected) one.change()))
                        .toList());
    }
}
