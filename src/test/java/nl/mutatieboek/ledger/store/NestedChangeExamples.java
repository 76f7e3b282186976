package nl.mutatieboek.ledger.store;

import java.util.Map;
import java.util.TreeMap;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.PersonId;

/**
 * Every change of a chapter within its proposal and within its withdrawal. A nested event has no revision of its own, so
 * its shape is approved within each of the two as well.
 */
final class NestedChangeExamples {
    /** Stands between the names of the outer and the nested event in the name of an approved file. */
    static final String NESTING = "-of-";

    private NestedChangeExamples() {}

    /** Adds an example of both events for every example of a change. */
    static void putInto(Map<String, Event> all) {
        Map<String, Event> nesting = new TreeMap<>();
        all.forEach((example, event) -> {
            if (event instanceof Event.ChapterEvent inner && event instanceof Event.TwoPersonChange change) {
                ChapterCode chapter = inner.chapter();
                PersonId by = new PersonId("proposer");
                nesting.put(
                        "chapter-change-proposed" + NESTING + example,
                        new Event.ChapterChangeProposed(chapter, by, change));
                nesting.put(
                        "chapter-change-withdrawn" + NESTING + example,
                        new Event.ChapterChangeWithdrawn(chapter, by, change));
            }
        });
        all.putAll(nesting);
    }
}
