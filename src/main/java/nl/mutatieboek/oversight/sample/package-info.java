/** Reproducible audit samples of postings and mutations. */
@NullMarked
package nl.mutatieboek.oversight.sample;

import org.jspecify.annotations.NullMarked;
