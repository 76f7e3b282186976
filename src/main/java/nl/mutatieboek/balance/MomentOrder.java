package nl.mutatieboek.balance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.Moment;

/**
 * Order of the moments of all postings, recomputed when a moment is added.
 *
 * @param outline structure that defines the order
 * @param sorted moments in order
 * @param ranks rank of each moment, by its number in the postings
 */
@SuppressWarnings("ArrayRecordComponent") // Read-only by agreement.
record MomentOrder(StructureSnapshot outline, List<Moment> sorted, int[] ranks) {
    static MomentOrder of(StructureSnapshot outline, List<Moment> moments) {
        // A moment registered after this structure has no rank: its postings do not count.
        List<Moment> sorted = moments.stream()
                .filter(outline::knows)
                .sorted(outline.momentOrder())
                .toList();
        Map<Moment, Integer> places = new HashMap<>();
        for (int place = 0; place < sorted.size(); place++) {
            places.put(sorted.get(place), place);
        }
        return new MomentOrder(
                outline,
                sorted,
                moments.stream()
                        .mapToInt(moment -> places.getOrDefault(moment, Integer.MAX_VALUE))
                        .toArray());
    }

    /** Whether it is the order of this many moments in this structure. */
    boolean isCurrentFor(StructureSnapshot now, int moments) {
        return outline == now && ranks.length == moments;
    }
}
