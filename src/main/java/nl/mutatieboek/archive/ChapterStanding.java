package nl.mutatieboek.archive;

import java.util.Optional;
import nl.mutatieboek.structure.Outline;
import nl.mutatieboek.structure.Structure.Bill;
import nl.mutatieboek.structure.Structure.Chapter;
import nl.mutatieboek.structure.Structure.KnownMoment;
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
record ChapterStanding(
        String chapter,
        @Nullable String name,
        boolean budgetStatement,
        boolean closed,
        @Nullable String bill,
        @Nullable String presentedOn,
        @Nullable String act,
        @Nullable String adoptedOn,
        @Nullable String effectiveFrom) {
    static ChapterStanding of(Chapter chapter, KnownMoment known, Outline outline) {
        Optional<Bill> bill = outline.bill(chapter.code(), known.moment());
        return new ChapterStanding(
                chapter.code().value(),
                chapter.name(),
                chapter.budgetStatement(),
                known.closedFor().contains(chapter.code()),
                bill.map(Bill::document).orElse(null),
                bill.map(Bill::presentedOn).map(Object::toString).orElse(null),
                bill.map(Bill::act).orElse(null),
                bill.map(Bill::adoptedOn).map(Object::toString).orElse(null),
                bill.map(Bill::effectiveFrom).map(Object::toString).orElse(null));
    }

    boolean adopted() {
        return act != null;
    }
}
