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
 * In which rows what is kept differs from what was derived, each told in a sentence. A row that only one of them has shifts all
 * that follow: they go on at the nearest row that both have, and where there is none within a thousand, place by place.
 */
final class ProjectionRowComparator {
    /** Who has more differences than these has one cause. */
    private static final int MOST = 20;

    /** How many rows ahead the next one that both have is looked for. */
    private static final int AHEAD = 1_000;

    private static final String NOTHING = "nothing";

    private final LookaheadRowIterator kept;
    private final LookaheadRowIterator derived;
    private final List<String> found = new ArrayList<>();

    private ProjectionRowComparator(LookaheadRowIterator kept, LookaheadRowIterator derived) {
        this.kept = kept;
        this.derived = derived;
    }

    /** The first twenty, and that no more rows of that name are told; none when the rows are equal. */
    static List<String> compare(String name, Stream<String> kept, Stream<String> derived) {
        ProjectionRowComparator differences = new ProjectionRowComparator(
                new LookaheadRowIterator(kept.iterator()), new LookaheadRowIterator(derived.iterator()));
        differences.find();
        return differences.told(name);
    }

    private void find() {
        while (found.size() < MOST && (kept.hasNext() || derived.hasNext())) {
            if (kept.hasNext() && derived.hasNext() && kept.peek().equals(derived.peek())) {
                kept.next();
                derived.next();
            } else {
                passTo(nextInBoth());
            }
        }
    }

    /** So many rows ahead on each side they have the same row. */
    private record NextCommonRow(int kept, int derived) {}

    private NextCommonRow nextInBoth() {
        Map<String, Integer> there = new HashMap<>();
        int at = 0;
        for (String row : derived.ahead()) {
            there.putIfAbsent(row, at++);
        }
        NextCommonRow nearest = null;
        at = 0;
        for (String row : kept.ahead()) {
            Integer same = there.get(row);
            if (same != null && (nearest == null || at + same < nearest.kept() + nearest.derived())) {
                nearest = new NextCommonRow(at, same);
            }
            at++;
        }
        return nearest == null ? new NextCommonRow(1, 1) : nearest;
    }

    private void passTo(NextCommonRow ahead) {
        for (int i = 0; i < Math.max(ahead.kept(), ahead.derived()); i++) {
            String one = i < ahead.kept() && kept.hasNext() ? kept.next() : NOTHING;
            String other = i < ahead.derived() && derived.hasNext() ? derived.next() : NOTHING;
            found.add("kept is " + one + "; but from the entries follows " + other);
        }
    }

    private List<String> told(String name) {
        List<String> told = new ArrayList<>(found.subList(0, Math.min(MOST, found.size())));
        if (kept.hasNext() || derived.hasNext()) {
            told.add("no more rows of " + name + " are told");
        }
        return told;
    }

    /** Rows that follow, some of which were looked at already. */
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
            look(AHEAD);
            return ahead;
        }

        private void look(int rows) {
            while (ahead.size() < rows && rest.hasNext()) {
                ahead.addLast(rest.next());
            }
        }
    }
}
