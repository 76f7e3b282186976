/** Archive packages of submitted moments, with MDTO metadata. */
@NullMarked
package nl.mutatieboek.exporting.archive;

import org.jspecify.annotations.NullMarked;
