package nl.mutatieboek.platform.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the errors of a request, so that they are reported together. */
final class RequestErrorCollector {
    /** Thousands of errors come from a program; listing all of them helps nobody. */
    private static final int MOST = 100;

    private final List<RequestError> found = new ArrayList<>();
    private int count;

    void add(RequestError fault) {
        count++;
        if (found.size() < MOST) {
            found.add(fault);
        }
    }

    /** Whether further errors are only counted. */
    boolean isFull() {
        return found.size() == MOST;
    }

    void sort(Comparator<RequestError> order) {
        found.sort(order);
    }

    /**
     * Ends reading.
     *
     * @throws ProblemException if there were errors
     */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw ProblemException.malformed(found, count);
        }
    }
}
