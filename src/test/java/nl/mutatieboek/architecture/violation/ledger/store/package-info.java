/** What nobody else may know. */
@NullMarked
package nl.mutatieboek.architecture.violation.ledger.store;

import org.jspecify.annotations.NullMarked;
