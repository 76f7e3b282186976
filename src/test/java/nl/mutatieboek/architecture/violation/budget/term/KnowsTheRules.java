package nl.mutatieboek.architecture.violation.budget.term;

import nl.mutatieboek.architecture.violation.budget.Innocent;

/** The rules know the words, not the other way round. */
public record KnowsTheRules(Innocent rule) {}
