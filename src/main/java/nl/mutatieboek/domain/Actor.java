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
 * Who acts, and with which mandates.
 *
 * @param person the stable subject, by which separation of duties is judged, whatever the mandates are
 * @param chapterMandates for which chapters it holds a mandate
 * @param bookMandates what it may do for the book as a whole
 */
public record Actor(PersonId person, Map<Mandate, Set<ChapterCode>> chapterMandates, Set<Mandate> bookMandates) {
    /** Refuses a mandate that is not given so: for a chapter, or for the book. */
    public Actor {
        chapterMandates = chapterMandates.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, held -> Set.copyOf(held.getValue())));
        bookMandates = Set.copyOf(bookMandates);
        if (!chapterMandates.keySet().stream().allMatch(Mandate::isGrantedPerChapter)
                || !bookMandates.stream().allMatch(Mandate::isGrantedForBook)) {
            throw new IllegalArgumentException("No such mandate: " + chapterMandates + " and " + bookMandates);
        }
    }

    /** Somebody who acts for chapters in every way, and for the book in some. */
    public Actor(PersonId person, Set<ChapterCode> actsFor, Set<Mandate> mandates) {
        this(
                person,
                Arrays.stream(Mandate.values())
                        .filter(Mandate::isGrantedPerChapter)
                        .collect(Collectors.toMap(Function.identity(), mandate -> actsFor)),
                mandates);
    }

    /** Somebody who acts for chapters in every way, and for nothing else. */
    public Actor(PersonId person, Set<ChapterCode> actsFor) {
        this(person, actsFor, Set.of());
    }

    /** Whether it holds a mandate for a chapter, or for the book, in which every chapter is. */
    public boolean hasMandate(Mandate mandate, ChapterCode chapter) {
        return bookMandates.contains(mandate)
                || chapterMandates.getOrDefault(mandate, Set.of()).contains(chapter);
    }

    /** The chapters for which it holds any mandate. */
    public Set<ChapterCode> mandatedChapters() {
        return chapterMandates.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Why it hears nothing of a dossier in which it has no part: it acts for none of its chapters, for no other reason either, and
     * did not propose it.
     */
    public Optional<Refusal> outsiderRefusal(Event.MutationProposed dossier) {
        Set<ChapterCode> chapters = dossier.proposal().chapters();
        return bookMandates.isEmpty()
                        && !dossier.by().equals(person)
                        && chapters.stream().noneMatch(mandatedChapters()::contains)
                ? Optional.of(new Refusal.NotOfChapter(person, ChapterCode.listed(chapters)))
                : Optional.empty();
    }

    /** Why it may not: it does not act for any of these chapters at all, or not in this way. */
    public Refusal missingMandate(Mandate mandate, Collection<ChapterCode> chapters) {
        String listed = ChapterCode.listed(chapters);
        return chapters.stream().anyMatch(mandatedChapters()::contains)
                ? new Refusal.NoMandateForChapter(person, mandate, listed)
                : new Refusal.NotOfChapter(person, listed);
    }
}
