package nl.mutatieboek.balance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.structure.Outline;

/**
 * The moments of the lines along their line, and the place of each. The same for every question until a moment is added.
 *
 * @param outline the structure that knows the line
 * @param sorted the moments along the line
 * @param ranks the place of each moment, by the number that a line has of it
 */
@SuppressWarnings("ArrayRecordComponent") // Read-only by agreement.
record MomentOrder(Outline outline, List<Moment> sorted, int[] ranks) {
    static MomentOrder of(Outline outline, List<Moment> moments) {
        List<Moment> sorted = new ArrayList<>(moments);
        sorted.sort(outline.line());
        Map<Moment, Integer> places = new HashMap<>();
        for (int place = 0; place < sorted.size(); place++) {
            places.put(sorted.get(place), place);
        }
        return new MomentOrder(
                outline,
                List.copyOf(sorted),
                moments.stream().mapToInt(places::get).toArray());
    }

    /** Whether it still is the order of so many moments in that structure. */
    boolean holds(Outline now, int moments) {
        return outline == now && ranks.length == moments;
    }
}
