package nl.mutatieboek.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A role that somebody holds.
 *
 * @param role which one
 * @param chapter for which chapter; null for the book as a whole
 */
record RoleGrant(Role role, @Nullable ChapterCode chapter) {
    /** Refuses a role that is not granted so. */
    RoleGrant {
        if (chapter == null ? !role.isOfBook() : !role.isOfChapter()) {
            throw new IllegalArgumentException(
                    chapter == null
                            ? role + " is granted for a chapter, as in " + role + ":XX"
                            : role + " is granted for the book as a whole, without a chapter");
        }
    }

    /**
     * As it is written in a configuration or a claim: {@code PROPOSER:XX}, {@code AUDITOR}.
     *
     * @throws IllegalArgumentException if there is no such role, or if it is not granted so
     */
    static RoleGrant parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Role role = Arrays.stream(Role.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No role " + name + "; there are " + Arrays.toString(Role.values())));
        return new RoleGrant(role, colon < 0 ? null : new ChapterCode(text.substring(colon + 1)));
    }

    /** Who somebody with these grants is to the rules. */
    static Actor toActor(PersonId person, Collection<RoleGrant> grants) {
        Map<Mandate, Set<ChapterCode>> ofChapters = new EnumMap<>(Mandate.class);
        Set<Mandate> ofBook = EnumSet.noneOf(Mandate.class);
        for (RoleGrant grant : grants) {
            grant.role().mandate().ifPresent(mandate -> {
                if (grant.chapter() == null) {
                    ofBook.add(mandate);
                } else {
                    ofChapters.computeIfAbsent(mandate, held -> new HashSet<>()).add(grant.chapter());
                }
            });
        }
        return new Actor(person, ofChapters, ofBook);
    }

    @Override
    public String toString() {
        return chapter == null ? role.name() : role + ":" + chapter;
    }
}
