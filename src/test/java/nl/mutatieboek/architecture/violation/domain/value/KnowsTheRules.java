package nl.mutatieboek.architecture.violation.domain.value;

import nl.mutatieboek.architecture.violation.domain.Innocent;

/** Rules depend on values, not the other way round. */
public record KnowsTheRules(Innocent rule) {}
