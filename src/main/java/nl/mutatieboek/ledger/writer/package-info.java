/** Where commands are carried out: one bookkeeper, the streams it remembers, and the rules between them. Internal to {@code ledger}. */
@NullMarked
package nl.mutatieboek.ledger.writer;

import org.jspecify.annotations.NullMarked;
