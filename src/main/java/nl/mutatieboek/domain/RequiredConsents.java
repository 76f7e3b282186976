package nl.mutatieboek.domain;

/**
 * The consents that a mutation needs besides the approval by a second person of its own chapter, as the policy had it when
 * it was proposed.
 *
 * @param confirmations how many people of each other chapter must confirm; 0 when it touches no other
 * @param agreement whether the finance ministry must agree
 */
public record RequiredConsents(int confirmations, boolean agreement) {}
