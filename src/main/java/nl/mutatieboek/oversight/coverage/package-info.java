/** Coverage packages: mutations that must balance together. */
@NamedInterface("coverage")
@NullMarked
package nl.mutatieboek.oversight.coverage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
