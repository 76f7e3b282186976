/**
 * Single writer: the command bus that executes commands in batches, its aggregates, and the repository of their
 * state.
 */
@NullMarked
package nl.mutatieboek.ledger.writer;

import org.jspecify.annotations.NullMarked;
