/** Coverage packages: mutations that must balance together. */
@NullMarked
package nl.mutatieboek.oversight.coverage;

import org.jspecify.annotations.NullMarked;
