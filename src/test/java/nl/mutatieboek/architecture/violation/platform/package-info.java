@ApplicationModule
@NullMarked
package nl.mutatieboek.architecture.violation.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
