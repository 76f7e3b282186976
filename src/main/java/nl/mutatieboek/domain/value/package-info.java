/**
 * The words of a budget as values: amounts, items, flows, moments, postings, sources. Each is made from raw text by one
 * factory, used by every door. Knows nothing but the language.
 */
@NamedInterface("term")
@NullMarked
package nl.mutatieboek.domain.value;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
