/** Domain values with violations. */
@NamedInterface("value")
@NullMarked
package nl.mutatieboek.architecture.violation.domain.value;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
