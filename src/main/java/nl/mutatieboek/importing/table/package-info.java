/** Tables as files contain them: CSV and XLSX, read as a stream within limits; cells, columns, and number formats. */
@NamedInterface("table")
@NullMarked
package nl.mutatieboek.importing.table;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
