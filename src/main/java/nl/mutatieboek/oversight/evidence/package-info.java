/** Raw ledger entries for independent verification. */
@NullMarked
package nl.mutatieboek.oversight.evidence;

import org.jspecify.annotations.NullMarked;
