package nl.mutatieboek.security;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.PersonId;
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

    /** Tells whether the person may act on mutations, as far as roles decide. */
    public boolean mayActOnMutations() {
        return Arrays.stream(EndpointPermission.values())
                .anyMatch(action -> action.accessRule().mutationState() != null && person().hasPermission(action));
    }

    /** Tells whether the person may propose mutations for any chapter. */
    public boolean mayPropose() {
        return person().hasPermission(EndpointPermission.PROPOSE);
    }

    /** Tells whether the person may rebuild projections. */
    public boolean mayRebuild() {
        return person().hasPermission(EndpointPermission.ADMINISTER_BOOK);
    }

    /** Tells whether the person may replay the ledger, entry by entry, in spite of what is under embargo. */
    public boolean mayReplay(EmbargoedMomentProvider embargo) {
        return person().hasPermission(EndpointPermission.READ_ENTRIES, embargo);
    }

    /** Tells whether the person may see what no other role sees any longer: withdrawn attachments. */
    public boolean mayAudit() {
        return person().grants().stream().anyMatch(grant -> grant.role() == Role.AUDITOR);
    }

    /** Tells whether the person may import documents. */
    public boolean mayImport() {
        return person().hasPermission(EndpointPermission.TAKE_OVER);
    }

    /**
     * Tells whether the person may read what was not presented to parliament yet.
     *
     * @param chapters chapters of the query; empty means the whole book
     */
    public boolean mayReadUnderEmbargo(Set<ChapterCode> chapters) {
        return EndpointPermission.READ.accessRule().allows(person().grants(), chapters, true);
    }

    /** Returns the chapters for which the person has a role; none if nobody is logged in. */
    public Set<ChapterCode> ownChapters() {
        return findPerson().stream()
                .flatMap(person -> person.grants().stream())
                .flatMap(grant -> Stream.ofNullable(grant.chapter()))
                .collect(Collectors.toUnmodifiableSet());
    }

    PersonUserDetails person() {
        return findPerson().orElseThrow(() -> new IllegalStateException("No authenticated person in this request"));
    }

    /** Finds the logged-in person, whatever the way of logging in. */
    static Optional<PersonUserDetails> findPerson() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return switch (authentication == null ? null : authentication.getPrincipal()) {
            case PersonUserDetails person -> Optional.of(person);
            case PersonOidcUser oidcUser -> Optional.of(oidcUser.person());
            case null, default -> Optional.empty();
        };
    }
}
