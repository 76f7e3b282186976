/** A module with violations. */
@ApplicationModule(allowedDependencies = {"domain", "ledger"})
@NullMarked
package nl.mutatieboek.architecture.violation.balance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
