/** Support for HTML pages: layout, forms, languages, formatting of dates and amounts. */
@NamedInterface("html")
@NullMarked
package nl.mutatieboek.platform.html;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
