/** The words of the house that is built wrong. */
@NamedInterface("term")
@NullMarked
package nl.mutatieboek.architecture.violation.budget.term;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
