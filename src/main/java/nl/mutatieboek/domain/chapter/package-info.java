/**
 * State of a chapter that decisions need: items, reserves, bills, sums and recorded postings; registration of
 * chapters and items.
 */
@NamedInterface("chapter")
@NullMarked
package nl.mutatieboek.domain.chapter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
