/** Comparison of a file of balances with the ledger, with the mutations that explain each difference. */
@NamedInterface("reconciliation")
@NullMarked
package nl.mutatieboek.importing.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
