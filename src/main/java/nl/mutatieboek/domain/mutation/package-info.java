/** Decisions on mutations: proposals, consents, imports from documents, and the invariant of each kind. */
@NamedInterface("mutation")
@NullMarked
package nl.mutatieboek.domain.mutation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
