package nl.mutatieboek.dossier;

import nl.mutatieboek.api.ValidatedRequest;

/** Acts on a mutation, for a reason. */
record ReasonRequest(String reason) implements ValidatedRequest {}
