/**
 * Files as tables: rows of cells from CSV and XLSX, one at a time, whatever their size, and what is wrong with them. Knows the
 * words of the budget, and nothing of what a row means.
 */
@NamedInterface("table")
@NullMarked
package nl.mutatieboek.importing.table;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
