/** A module with violations. */
@ApplicationModule(allowedDependencies = "domain")
@NullMarked
package nl.mutatieboek.architecture.violation.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
