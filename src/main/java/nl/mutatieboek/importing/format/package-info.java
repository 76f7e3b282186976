/**
 * What the rows of a file mean: published balances, or mutations. Knows the words of the budget and which fields each kind of
 * mutation asks, and nothing of the book.
 */
@NamedInterface("format")
@NullMarked
package nl.mutatieboek.importing.format;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
