package nl.mutatieboek.architecture.violation.domain.value;

import nl.mutatieboek.architecture.violation.domain.Innocent;

/** The rules know the words, not the other way round. */
public record KnowsTheRules(Innocent rule) {}
