package nl.mutatieboek.access;

import java.util.Optional;
import java.util.Set;
import nl.mutatieboek.api.Problem;
import nl.mutatieboek.budget.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who is acting in the request that is being answered. */
@Component
public final class Acting {
    /**
     * The person, and the chapters that it acts for.
     *
     * @throws IllegalStateException where nobody has come in, which no door lets happen
     */
    public Actor actor() {
        return person().actor();
    }

    /** Whether it may act on the dossiers of mutations, as far as the rules go along. */
    public boolean mayActOnDossiers() {
        return Set.of(Role.PROPOSER, Role.APPROVER, Role.COUNTERPART, Role.INSPECTORATE).stream()
                .anyMatch(person()::has);
    }

    /** Whether it may register and close moments, and rebuild what the book shows. */
    public boolean mayAdminister() {
        return person().has(Role.ADMINISTRATOR);
    }

    /** Whether it may take over what documents publish. */
    public boolean mayImport() {
        return person().has(Role.IMPORTER);
    }

    /** Whether it may see what is not presented to parliament yet. Who only reads may not. */
    public boolean mayReadUnderEmbargo() {
        return person().grants().stream().anyMatch(grant -> grant.role() != Role.READER);
    }

    /**
     * Whether it manages who may come in.
     *
     * @throws Problem 403 when it does not
     */
    void requirePeople() {
        if (!person().grants().contains(new Grant(Role.ADMINISTRATOR, null))) {
            throw Problem.of(403, "not-allowed");
        }
    }

    Person person() {
        return find(SecurityContextHolder.getContext().getAuthentication())
                .orElseThrow(() -> new IllegalStateException("Nobody is acting here"));
    }

    /** Who came in, by whichever way; nobody where nobody did. */
    static Optional<Person> find(@Nullable Authentication authentication) {
        return switch (authentication == null ? null : authentication.getPrincipal()) {
            case Person person -> Optional.of(person);
            case VouchedPerson vouched -> Optional.of(vouched.met().person());
            case null, default -> Optional.empty();
        };
    }
}
