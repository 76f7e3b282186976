/**
 * Meaning of the rows of an imported file: published balances, budget statements, mutations, and sheets in free
 * layout.
 */
@NamedInterface("format")
@NullMarked
package nl.mutatieboek.importing.format;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
