/** How a table is written, one writer for each format. */
@NullMarked
package nl.mutatieboek.report.format;

import org.jspecify.annotations.NullMarked;
