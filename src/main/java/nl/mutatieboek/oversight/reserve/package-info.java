/** Register of reserves, as a page and through the API. */
@NullMarked
package nl.mutatieboek.oversight.reserve;

import org.jspecify.annotations.NullMarked;
