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
 * An audit sample with everything needed to draw it again.
 *
 * @param population everything that could be drawn
 * @param headRoot root of the signed head of the entries known at the as-of point, in Base64; null if it is not signed
 */
record AuditSample(
        AuditSampleCriteria question,
        SamplePopulation population,
        @Nullable String headRoot,
        List<DrawnUnit> drawn) {
    AuditSample {
        drawn = List.copyOf(drawn);
    }

    /**
     * Everything that could be drawn.
     *
     * @param units number of units
     * @param zeroUnits number of units with size 0
     * @param size total size; decreases count as increases
     * @param net total with signs
     */
    record SamplePopulation(int units, int zeroUnits, Thousands size, Thousands net) {}

    /**
     * A drawn unit.
     *
     * @param rank position in the sample, from 1
     * @param key position of a posting, or identity of a mutation
     * @param tickets the numbers that selected it, in order
     * @param first position of the posting, or of the first posting of the mutation
     * @param posting as booked; null for a mutation
     * @param size absolute value in thousands
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
