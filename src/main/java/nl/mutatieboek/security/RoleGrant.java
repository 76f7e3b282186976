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
 * A role that a person or service holds.
 *
 * @param role the role
 * @param chapter chapter of the grant; null for the whole book
 */
record RoleGrant(Role role, @Nullable ChapterCode chapter) {
    /** Rejects a role that cannot be granted this way. */
    RoleGrant {
        if (chapter == null ? !role.isOfBook() : !role.isOfChapter()) {
            throw new IllegalArgumentException(
                    chapter == null
                            ? role + " is granted for a chapter, as in " + role + ":XX"
                            : role + " is granted for the book as a whole, without a chapter");
        }
    }

    /**
     * Parses the notation of configuration and claims: {@code PROPOSER:XX}, {@code AUDITOR}.
     *
     * @throws IllegalArgumentException if the role is unknown or cannot be granted this way
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

    /** Returns the actor for the rules. */
    static Actor toActor(PersonId person, Collection<RoleGrant> grants) {
        Map<Mandate, Set<ChapterCode>> chapterMandates = new EnumMap<>(Mandate.class);
        Set<Mandate> bookMandates = EnumSet.noneOf(Mandate.class);
        for (RoleGrant grant : grants) {
            grant.role().mandate().ifPresent(mandate -> {
                if (grant.chapter() == null) {
                    bookMandates.add(mandate);
                } else {
                    chapterMandates
                            .computeIfAbsent(mandate, held -> new HashSet<>())
                            .add(grant.chapter());
                }
            });
        }
        return new Actor(person, chapterMandates, bookMandates);
    }

    @Override
    public String toString() {
        return chapter == null ? role.name() : role + ":" + chapter;
    }
}
