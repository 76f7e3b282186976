package nl.mutatieboek.security;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The person who makes the current request, and what that person may do. */
@Component
public final class CurrentActor {
    /**
     * Returns the person with the chapters that the person acts for.
     *
     * @throws IllegalStateException if nobody is logged in, which the security filters prevent
     */
    public Actor actor() {
        return person().actor();
    }

    /** Returns the subject of the person who makes the request. */
    public PersonId personId() {
        return person().id();
    }

    /** Whether it may act on the dossiers of mutations, as far as the rules go along. */
    public boolean mayActOnMutations() {
        return Arrays.stream(EndpointPermission.values())
                .anyMatch(action -> action.accessRule().mutationState() != null && person().hasPermission(action));
    }

    /** Whether it may propose mutations, of any chapter. */
    public boolean mayPropose() {
        return person().hasPermission(EndpointPermission.PROPOSE);
    }

    /** Whether it may rebuild what the book shows. */
    public boolean mayRebuild() {
        return person().hasPermission(EndpointPermission.ADMINISTER_BOOK);
    }

    /** Whether it may replay the ledger, entry by entry. */
    public boolean mayReplay() {
        return person().hasPermission(EndpointPermission.READ_ENTRIES);
    }

    /** Whether it may take over what documents publish. */
    public boolean mayImport() {
        return person().hasPermission(EndpointPermission.TAKE_OVER);
    }

    /**
     * Whether it may see what is not presented to parliament yet.
     *
     * @param chapters what the question is about; none means the whole book
     */
    public boolean mayReadUnderEmbargo(Set<ChapterCode> chapters) {
        return EndpointPermission.READ.accessRule().allows(person().grants(), chapters, true);
    }

    PersonUserDetails person() {
        return findPerson(SecurityContextHolder.getContext().getAuthentication())
                .orElseThrow(() -> new IllegalStateException("Nobody is acting here"));
    }

    /** Finds the logged-in person, whatever the way of logging in. */
    static Optional<PersonUserDetails> findPerson(@Nullable Authentication authentication) {
        return switch (authentication == null ? null : authentication.getPrincipal()) {
            case PersonUserDetails person -> Optional.of(person);
            case PersonOidcUser vouched -> Optional.of(vouched.account().person());
            case null, default -> Optional.empty();
        };
    }
}
