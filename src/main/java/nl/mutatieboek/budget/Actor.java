package nl.mutatieboek.budget;

import java.util.Set;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.PersonId;

/**
 * Who acts, and for which chapters.
 *
 * @param person the stable subject, by which separation of duties is judged
 * @param actsFor the chapters on whose authority
 * @param mandates what it may do for the book as a whole
 */
public record Actor(PersonId person, Set<ChapterCode> actsFor, Set<Mandate> mandates) {
    public Actor {
        actsFor = Set.copyOf(actsFor);
        mandates = Set.copyOf(mandates);
    }

    /** Somebody who acts for chapters only. */
    public Actor(PersonId person, Set<ChapterCode> actsFor) {
        this(person, actsFor, Set.of());
    }
}
