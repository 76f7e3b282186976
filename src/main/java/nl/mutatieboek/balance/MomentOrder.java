package nl.mutatieboek.balance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.Moment;

/**
 * The moments of the lines along their line, and the place of each. The same for every question until a moment is added.
 *
 * @param outline the structure that knows the line
 * @param sorted the moments along the line
 * @param ranks the place of each moment, by the number that a line has of it
 */
@SuppressWarnings("ArrayRecordComponent") // Read-only by agreement.
record MomentOrder(StructureSnapshot outline, List<Moment> sorted, int[] ranks) {
    static MomentOrder of(StructureSnapshot outline, List<Moment> moments) {
        // A moment that was registered since the structure was asked has no place yet: nothing in it counts there.
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

    /** Whether it still is the order of so many moments in that structure. */
    boolean isCurrentFor(StructureSnapshot now, int moments) {
        return outline == now && ranks.length == moments;
    }
}
