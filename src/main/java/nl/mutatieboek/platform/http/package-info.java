/**
 * How the API speaks, whatever the question: problems as problem+json in the reader's language, strict reading of JSON and
 * parameters with all errors together, idempotency keys, and the counter where commands are handed in. No features. Knows
 * {@code budget} and {@code ledger}.
 */
@ApplicationModule(allowedDependencies = {"budget", "budget :: term", "ledger"})
@NullMarked
package nl.mutatieboek.platform.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
