package nl.mutatieboek.oversight.authorisation;

import jakarta.validation.constraints.NotNull;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.platform.http.QueryParameters;

/** Of which chapter and year authorisations are asked. */
public record AuthorisationQuery(
        @NotNull ChapterCode chapter, @NotNull BudgetYear year) implements QueryParameters {}
