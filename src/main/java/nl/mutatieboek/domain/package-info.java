/**
 * The rules of the book: what a budget mutation may be, who must consent to it, and what each decision changes. A command
 * and the state of what it touches go in; events, or a refusal with its numbers, come out. Knows {@code term} and nothing
 * else: no Axon, no Spring, no JSON, no clock, no database.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package nl.mutatieboek.domain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
