/**
 * Who is acting, and may it come in: people, the roles that they are granted, the table of which role may do what, and the two doors (HTTP Basic on the API, a form on the pages).
 * What somebody may do with a mandate, and that nobody approves what he proposed, are rules of {@code budget}, handed to it
 * as an {@code Actor}. Knows {@code budget} and how {@code api} says no.
 */
@ApplicationModule(allowedDependencies = {"budget", "budget :: term", "ledger", "api", "web"})
@NullMarked
package nl.mutatieboek.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
