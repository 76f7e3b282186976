/** Renderers of reports: CSV, XLSX, ODS, PDF, plain text and tidy CSV packages. */
@NullMarked
package nl.mutatieboek.report.format;

import org.jspecify.annotations.NullMarked;
