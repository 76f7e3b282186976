package nl.mutatieboek.cli;

import java.util.Iterator;
import java.util.List;

/** Values of an option for shell completion. */
abstract class CompletionCandidates implements Iterable<String> {
    private final List<String> words;

    CompletionCandidates(List<?> words) {
        this.words = words.stream().map(Object::toString).toList();
    }

    @Override
    public Iterator<String> iterator() {
        return words.iterator();
    }
}
