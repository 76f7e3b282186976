package nl.mutatieboek.home;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.security.CurrentActor;
import org.springframework.stereotype.Component;

/** Finds the moments whose submission is near, for people who may still propose or consent in them. */
@Component
record ClosingMomentQueries(StructureQueries structure, CurrentActor acting, InstantSource clock) {
    private static final int WEEKS_AHEAD = 8;

    /**
     * A moment that is submitted soon.
     *
     * @param days number of days until then; 0 is today
     */
    record ClosingMoment(Moment moment, LocalDate submittedOn, long days) {}

    /**
     * Finds the moments, the first submission first.
     *
     * @param chapters the chapters of the person; empty for a person who acts for the whole book
     */
    List<ClosingMoment> find(Set<ChapterCode> chapters) {
        if (!acting.mayActOnMutations() || !acting.mayReadUnderEmbargo(chapters)) {
            return List.of();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), BookState.THE_HAGUE);
        return structure.current().moments().stream()
                .filter(known -> !known.submittedOn().isBefore(today)
                        && !known.submittedOn().isAfter(today.plusWeeks(WEEKS_AHEAD))
                        && isOpen(known, chapters))
                .map(known -> new ClosingMoment(
                        known.moment(), known.submittedOn(), ChronoUnit.DAYS.between(today, known.submittedOn())))
                .toList();
    }

    private static boolean isOpen(KnownMoment known, Set<ChapterCode> chapters) {
        return chapters.isEmpty() || !known.closedFor().containsAll(chapters);
    }
}
