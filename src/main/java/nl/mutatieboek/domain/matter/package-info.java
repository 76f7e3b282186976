/** State of amendments, motions and undertakings on the budget of a chapter, and the decisions on them. */
@NamedInterface("matter")
@NullMarked
package nl.mutatieboek.domain.matter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
