package nl.mutatieboek.access;

import java.util.Set;
import nl.mutatieboek.budget.Actor;
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

    private static Person person() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Person person) {
            return person;
        }
        throw new IllegalStateException("Nobody is acting here");
    }
}
