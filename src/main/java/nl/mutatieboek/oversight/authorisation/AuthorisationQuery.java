package nl.mutatieboek.oversight.authorisation;

import jakarta.validation.constraints.NotNull;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.platform.http.ValidatedQuery;

/** The chapter and year of an authorisation query. */
public record AuthorisationQuery(
        @NotNull ChapterCode chapter, @NotNull BudgetYear year) implements ValidatedQuery {}
