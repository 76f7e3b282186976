package nl.mutatieboek.platform.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that is wrong with one request, gathered so that the sender hears all of it at once. */
final class RequestErrorCollector {
    /** Who sends thousands of faults has not written them by hand. */
    private static final int MOST = 100;

    private final List<RequestError> found = new ArrayList<>();
    private int count;

    void add(RequestError fault) {
        count++;
        if (found.size() < MOST) {
            found.add(fault);
        }
    }

    /** Whether there are so many that further ones are only counted. */
    boolean isFull() {
        return found.size() == MOST;
    }

    void sort(Comparator<RequestError> order) {
        found.sort(order);
    }

    /**
     * Nothing more will be read.
     *
     * @throws ProblemException if anything was wrong
     */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw ProblemException.malformed(found, count);
        }
    }
}
