package nl.mutatieboek.exporting.archive;

import java.util.Optional;
import nl.mutatieboek.budget.StructureQueries.KnownBill;
import nl.mutatieboek.budget.StructureQueries.KnownChapter;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.budget.StructureSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * State of a chapter for a moment.
 *
 * @param budgetStatement whether the chapter has a bill at all
 * @param closed whether the moment accepts no more mutations of the chapter
 * @param bill document of its bill; null if none was presented
 * @param presentedOn day of presentation, as in {@code 2025-09-16}
 * @param act publication of its act; null while it is a bill
 * @param adoptedOn day of adoption
 * @param effectiveFrom day on which the act takes effect
 */
record ArchivedChapterStatus(
        String chapter,
        @Nullable String name,
        boolean budgetStatement,
        boolean closed,
        @Nullable String bill,
        @Nullable String presentedOn,
        @Nullable String act,
        @Nullable String adoptedOn,
        @Nullable String effectiveFrom) {
    static ArchivedChapterStatus of(KnownChapter chapter, KnownMoment known, StructureSnapshot structure) {
        Optional<KnownBill> bill = structure.bill(chapter.code(), known.moment());
        return new ArchivedChapterStatus(
                chapter.code().value(),
                chapter.name(),
                chapter.budgetStatement(),
                known.closedFor().contains(chapter.code()),
                bill.map(KnownBill::document).orElse(null),
                bill.map(KnownBill::presentedOn).map(Object::toString).orElse(null),
                bill.map(KnownBill::act).orElse(null),
                bill.map(KnownBill::adoptedOn).map(Object::toString).orElse(null),
                bill.map(KnownBill::effectiveFrom).map(Object::toString).orElse(null));
    }

    boolean isAdopted() {
        return act != null;
    }
}
