package nl.mutatieboek.dossier;

import nl.mutatieboek.api.ValidatedRequest;

/**
 * Carries new policy out before it is authorised (CW 2016, art. 2.27(2)).
 *
 * @param letter the parliamentary paper that says so
 */
record ExceptionRequest(String letter, String reason) implements ValidatedRequest {}
