package nl.mutatieboek.domain;

/**
 * Consents that a mutation needs besides approval by a second person of its own chapter. The policy at the time of the
 * proposal sets them.
 *
 * @param confirmations number of people of each other chapter who must confirm; 0 if no other chapter is touched
 * @param agreement whether the finance ministry must agree
 */
public record RequiredConsents(int confirmations, boolean agreement) {}
