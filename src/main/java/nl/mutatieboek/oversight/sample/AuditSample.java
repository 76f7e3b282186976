package nl.mutatieboek.oversight.sample;

import java.time.LocalDate;
import java.util.List;
import nl.mutatieboek.balance.RunningBalance.PostingPosition;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * A sample, with all that is needed to draw it again.
 *
 * @param population of what it is drawn
 * @param hash that of the last entry of the book as it was known
 */
record AuditSample(AuditSampleCriteria question, SamplePopulation population, String hash, List<DrawnUnit> drawn) {
    AuditSample {
        drawn = List.copyOf(drawn);
    }

    /**
     * Everything that could be drawn.
     *
     * @param units how many
     * @param ofNothing how many of them are of the size 0
     * @param size of all together, decreases counted as increases
     * @param net of all together, decreases counted as they are
     */
    record SamplePopulation(int units, int ofNothing, Thousands size, Thousands net) {}

    /**
     * A unit that was drawn.
     *
     * @param rank in the sample, from 1
     * @param key by which it is told apart: the place of a posting, or the identity of a mutation
     * @param tickets by what it was drawn, in order
     * @param first the place of the posting, or of the first one of the mutation
     * @param posting as it was booked; null of a mutation
     * @param size in thousands, a decrease counted as an increase
     */
    record DrawnUnit(
            int rank,
            String key,
            List<String> tickets,
            MutationId mutation,
            String number,
            String title,
            MutationKind kind,
            Moment moment,
            LocalDate effectiveOn,
            Source source,
            PostingPosition first,
            @Nullable Posting posting,
            Thousands size) {
        DrawnUnit {
            tickets = List.copyOf(tickets);
        }
    }
}
