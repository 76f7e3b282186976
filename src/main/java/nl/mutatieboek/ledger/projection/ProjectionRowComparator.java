package nl.mutatieboek.ledger.projection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compares stored rows with derived rows. After a difference it continues at the nearest row that both have within
 * 1,000 rows, otherwise row by row.
 */
final class ProjectionRowComparator {
    /** Maximum number of reported differences; more usually have one cause. */
    private static final int MAX_DIFFERENCES = 20;

    /** Look-ahead for the next common row. */
    private static final int LOOK_AHEAD = 1_000;

    private static final String NOTHING = "nothing";

    private final LookaheadRowIterator stored;
    private final LookaheadRowIterator derived;
    private final List<String> differences = new ArrayList<>();

    private ProjectionRowComparator(LookaheadRowIterator stored, LookaheadRowIterator derived) {
        this.stored = stored;
        this.derived = derived;
    }

    /** Returns the first twenty differences and a note if there are more; empty if the rows are equal. */
    static List<String> compare(String name, Stream<String> stored, Stream<String> derived) {
        ProjectionRowComparator differences = new ProjectionRowComparator(
                new LookaheadRowIterator(stored.iterator()), new LookaheadRowIterator(derived.iterator()));
        differences.find();
        return differences.report(name);
    }

    private void find() {
        while (differences.size() < MAX_DIFFERENCES && (stored.hasNext() || derived.hasNext())) {
            if (stored.hasNext() && derived.hasNext() && stored.peek().equals(derived.peek())) {
                stored.next();
                derived.next();
            } else {
                skipTo(nextCommonRow());
            }
        }
    }

    /** Distance to the next common row on each side. */
    private record NextCommonRow(int stored, int derived) {}

    private NextCommonRow nextCommonRow() {
        Map<String, Integer> positions = new HashMap<>();
        int position = 0;
        for (String row : derived.ahead()) {
            positions.putIfAbsent(row, position++);
        }
        NextCommonRow nearest = null;
        position = 0;
        for (String row : stored.ahead()) {
            Integer other = positions.get(row);
            if (other != null && (nearest == null || position + other < nearest.stored() + nearest.derived())) {
                nearest = new NextCommonRow(position, other);
            }
            position++;
        }
        return nearest == null ? new NextCommonRow(1, 1) : nearest;
    }

    private void skipTo(NextCommonRow ahead) {
        for (int i = 0; i < Math.max(ahead.stored(), ahead.derived()); i++) {
            String one = i < ahead.stored() && stored.hasNext() ? stored.next() : NOTHING;
            String other = i < ahead.derived() && derived.hasNext() ? derived.next() : NOTHING;
            differences.add("kept is " + one + "; but from the entries follows " + other);
        }
    }

    private List<String> report(String name) {
        List<String> report = new ArrayList<>(differences.subList(0, Math.min(MAX_DIFFERENCES, differences.size())));
        if (stored.hasNext() || derived.hasNext()) {
            report.add("further rows of " + name + " are not listed");
        }
        return report;
    }

    /** Iterator with look-ahead. */
    private static final class LookaheadRowIterator implements Iterator<String> {
        private final Deque<String> ahead = new ArrayDeque<>();
        private final Iterator<String> rest;

        LookaheadRowIterator(Iterator<String> rest) {
            this.rest = rest;
        }

        @Override
        public boolean hasNext() {
            return !ahead.isEmpty() || rest.hasNext();
        }

        @Override
        public String next() {
            return ahead.isEmpty() ? rest.next() : ahead.removeFirst();
        }

        String peek() {
            look(1);
            return ahead.getFirst();
        }

        Iterable<String> ahead() {
            look(LOOK_AHEAD);
            return ahead;
        }

        private void look(int rows) {
            while (ahead.size() < rows && rest.hasNext()) {
                ahead.addLast(rest.next());
            }
        }
    }
}
