/**
 * Demo ledger: the history behind the letter on new policy expenditure 2026, recorded in profile {@code demo} on the
 * first start with an empty ledger.
 */
@ApplicationModule(allowedDependencies = {"domain", "domain :: *", "ledger", "ledger :: *"})
@NullMarked
package nl.mutatieboek.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
