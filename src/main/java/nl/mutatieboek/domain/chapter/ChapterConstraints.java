package nl.mutatieboek.domain.chapter;

import nl.mutatieboek.domain.BudgetConstraintEvent;
import nl.mutatieboek.domain.BudgetConstraintEvent.BudgetFlexibilityRecorded;
import nl.mutatieboek.domain.BudgetConstraintEvent.CoverageFormStated;
import nl.mutatieboek.domain.BudgetConstraintEvent.YearEndMarginCapRecorded;
import nl.mutatieboek.domain.value.BudgetFlexibility;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.CoverageForm;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.TextNormalizer;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What a chapter or its documents state beside the balances, the last of each.
 *
 * @param marginCaps most that may be carried from a budget year to the next
 * @param coverageForms forms of cover by the name of the package without case
 * @param flexibility budget flexibility by article, year and moment
 */
public record ChapterConstraints(
        PMap<BudgetYear, YearEndMarginCapRecorded> marginCaps,
        PMap<String, CoverageForm> coverageForms,
        PMap<FlexibilityKey, BudgetFlexibility> flexibility) {
    static final ChapterConstraints NONE =
            new ChapterConstraints(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());

    /** What a statement of budget flexibility is about. */
    public record FlexibilityKey(ItemPath item, BudgetYear year, Moment moment) {
        static FlexibilityKey of(BudgetFlexibility stated) {
            return new FlexibilityKey(stated.item(), stated.year(), stated.moment());
        }
    }

    ChapterConstraints plus(BudgetConstraintEvent event) {
        return switch (event) {
            case YearEndMarginCapRecorded e ->
                new ChapterConstraints(marginCaps.plus(e.year(), e), coverageForms, flexibility);
            case CoverageFormStated e ->
                new ChapterConstraints(marginCaps, coverageForms.plus(key(e.coverage()), e.form()), flexibility);
            case BudgetFlexibilityRecorded e ->
                new ChapterConstraints(
                        marginCaps,
                        coverageForms,
                        flexibility.plus(FlexibilityKey.of(e.flexibility()), e.flexibility()));
        };
    }

    @Nullable
    CoverageForm coverageForm(String coverage) {
        return coverageForms.get(key(coverage));
    }

    @Nullable
    BudgetFlexibility flexibility(BudgetFlexibility like) {
        return flexibility.get(FlexibilityKey.of(like));
    }

    /** Names that differ in capitals only are the same package, here as in all queries. */
    private static String key(String coverage) {
        return TextNormalizer.foldCase(coverage);
    }
}
