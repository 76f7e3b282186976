/** Amendments, motions and undertakings on the budget: the list, the page of one, and the check of the next budgets. */
@NamedInterface("matter")
@NullMarked
package nl.mutatieboek.oversight.matter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
