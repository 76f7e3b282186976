@NamedInterface("http")
@NullMarked
package nl.mutatieboek.architecture.violation.platform.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
