/** Audit trail of a balance: which mutations lead to it, and what changed between two points. */
@NamedInterface("trail")
@NullMarked
package nl.mutatieboek.balance.trail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
