package nl.mutatieboek.budget;

import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.platform.http.RequestBodyErrorCollector;
import org.jspecify.annotations.Nullable;

/** Checks members of requests about chapters and items against each other and against the path. */
final class RegistrationRequestValidator {
    private RegistrationRequestValidator() {}

    static void checkValidity(
            @Nullable BudgetYear from, @Nullable BudgetYear until, RequestBodyErrorCollector findings) {
        if (from != null) {
            findings.addIfMalformed("validUntil", () -> new Validity(from, until));
        }
    }

    /** Checks that the item belongs to the chapter of the path, or is that chapter. */
    static void checkChapter(@Nullable ItemPath item, RequestBodyErrorCollector findings) {
        if (item != null && !item.chapter().value().equals(findings.pathVariable("chapter"))) {
            findings.add("item", "item-elsewhere");
        }
    }
}
