package nl.mutatieboek.exporting.archive;

import java.util.Optional;
import nl.mutatieboek.budget.StructureQueries.KnownBill;
import nl.mutatieboek.budget.StructureQueries.KnownChapter;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.budget.StructureSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Where a chapter stands with a moment.
 *
 * @param budgetStatement whether it has a bill at all
 * @param closed whether no mutation of it is presented in that moment any more
 * @param bill the document of its bill; null where none was presented
 * @param presentedOn the day, as in {@code 2025-09-16}
 * @param act where its act stands; null as long as it is a bill
 * @param adoptedOn the day
 * @param effectiveFrom the day from which the act has legal effect
 */
record ArchivedChapter(
        String chapter,
        @Nullable String name,
        boolean budgetStatement,
        boolean closed,
        @Nullable String bill,
        @Nullable String presentedOn,
        @Nullable String act,
        @Nullable String adoptedOn,
        @Nullable String effectiveFrom) {
    static ArchivedChapter of(KnownChapter chapter, KnownMoment known, StructureSnapshot outline) {
        Optional<KnownBill> bill = outline.bill(chapter.code(), known.moment());
        return new ArchivedChapter(
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
