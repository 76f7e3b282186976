package nl.mutatieboek.budget;

import java.util.Set;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.PersonId;

/**
 * Who acts, and for which chapters.
 *
 * @param person the stable subject, by which separation of duties is judged
 * @param actsFor the chapters on whose authority
 */
public record Actor(PersonId person, Set<ChapterCode> actsFor) {
    public Actor {
        actsFor = Set.copyOf(actsFor);
    }
}
