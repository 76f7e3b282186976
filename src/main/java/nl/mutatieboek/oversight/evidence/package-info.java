/** Raw entries of the ledger, for readers who verify it without this program. */
@NullMarked
package nl.mutatieboek.oversight.evidence;

import org.jspecify.annotations.NullMarked;
