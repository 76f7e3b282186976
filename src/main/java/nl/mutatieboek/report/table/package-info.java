/** The table as a value: columns, rows, cells and footnotes, whatever the format in which somebody reads it. */
@NullMarked
package nl.mutatieboek.report.table;

import org.jspecify.annotations.NullMarked;
