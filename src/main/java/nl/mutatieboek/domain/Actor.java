package nl.mutatieboek.domain;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.PersonId;

/**
 * Person or service that issues a command, with its mandates.
 *
 * @param person stable subject; separation of duties compares this value, whatever the mandates are
 * @param chapterMandates chapters per mandate
 * @param bookMandates mandates for the book as a whole
 */
public record Actor(PersonId person, Map<Mandate, Set<ChapterCode>> chapterMandates, Set<Mandate> bookMandates) {
    /** Rejects a mandate whose scope (chapter or book) does not match. */
    public Actor {
        chapterMandates = chapterMandates.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, held -> Set.copyOf(held.getValue())));
        bookMandates = Set.copyOf(bookMandates);
        if (!chapterMandates.keySet().stream().allMatch(Mandate::isGrantedPerChapter)
                || !bookMandates.stream().allMatch(Mandate::isGrantedForBook)) {
            throw new IllegalArgumentException(
                    "Mandates outside their scope: " + chapterMandates + " and " + bookMandates);
        }
    }

    /** Creates an actor with every chapter mandate for these chapters, and some mandates for the book. */
    public Actor(PersonId person, Set<ChapterCode> chapters, Set<Mandate> mandates) {
        this(
                person,
                Arrays.stream(Mandate.values())
                        .filter(Mandate::isGrantedPerChapter)
                        .collect(Collectors.toMap(Function.identity(), mandate -> chapters)),
                mandates);
    }

    /** Creates an actor with every chapter mandate for these chapters, and none for the book. */
    public Actor(PersonId person, Set<ChapterCode> chapters) {
        this(person, chapters, Set.of());
    }

    /** Whether the actor holds a mandate for a chapter. A mandate for the book covers every chapter. */
    public boolean hasMandate(Mandate mandate, ChapterCode chapter) {
        return bookMandates.contains(mandate)
                || chapterMandates.getOrDefault(mandate, Set.of()).contains(chapter);
    }

    /** Returns the chapters for which the actor holds any mandate. */
    public Set<ChapterCode> mandatedChapters() {
        return chapterMandates.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the refusal for an actor without any mandate for the book or these chapters who is not the proposer. */
    public Optional<Refusal> outsiderRefusal(Event.MutationProposed proposed) {
        Set<ChapterCode> chapters = proposed.proposal().chapters();
        return bookMandates.isEmpty()
                        && !proposed.by().equals(person)
                        && chapters.stream().noneMatch(mandatedChapters()::contains)
                ? Optional.of(new MutationRefusal.NotOfChapter(person, ChapterCode.listed(chapters)))
                : Optional.empty();
    }

    /** Returns the refusal for an actor who has another mandate for these chapters, or none at all. */
    public Refusal missingMandate(Mandate mandate, Collection<ChapterCode> chapters) {
        String listed = ChapterCode.listed(chapters);
        return chapters.stream().anyMatch(mandatedChapters()::contains)
                ? new MutationRefusal.NoMandateForChapter(person, mandate, listed)
                : new MutationRefusal.NotOfChapter(person, listed);
    }
}
