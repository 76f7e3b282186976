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
        Set<Right> rights = person().rights();
        return rights.contains(Right.PROPOSE) || rights.contains(Right.AGREE);
    }

    /** Whether it may register and close moments, and rebuild what the book shows. */
    public boolean mayAdminister() {
        return person().rights().contains(Right.ADMINISTER);
    }

    /** Whether it may take over what documents publish. */
    public boolean mayImport() {
        return person().rights().contains(Right.IMPORT);
    }

    /** Whether it may see what is not presented to parliament yet. Who only reads may not. */
    public boolean mayReadUnderEmbargo() {
        return !person().rights().isEmpty();
    }

    private static Person person() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Person person) {
            return person;
        }
        throw new IllegalStateException("Nobody is acting here");
    }
}
