/**
 * Rules of the ledger: which budget changes are allowed, who must consent to them, and which events a decision
 * produces.
 *
 * <p>A command and the state that it concerns go in; events, or a refusal with its numbers, come out. The module has
 * no dependency on Axon, Spring, JSON, the clock or a database. Its root holds commands, events and refusals; the
 * sub-packages hold values, and the state and deciders of mutations, chapters and moments.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package nl.mutatieboek.domain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
