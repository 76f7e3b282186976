/** Text formats that several modules share: messages in both languages, dates, amounts, CSV cells. */
@NamedInterface("format")
@NullMarked
package nl.mutatieboek.platform.format;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
