/** Tables as values: columns, rows, cells and footnotes, independent of their format. */
@NullMarked
package nl.mutatieboek.report.table;

import org.jspecify.annotations.NullMarked;
