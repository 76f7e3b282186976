package nl.mutatieboek.dossier;

import nl.mutatieboek.api.ValidatedRequest;
import org.jspecify.annotations.Nullable;

/** Acts on a mutation, with or without a reason. */
record PerhapsReasonRequest(@Nullable String reason) implements ValidatedRequest {}
