/**
 * Exports: raw events with their hash chain, postings and balances at any point, and journals for double-entry
 * programs.
 */
@ApplicationModule(
        allowedDependencies = {
            "domain",
            "domain :: *",
            "ledger",
            "ledger :: *",
            "platform",
            "platform :: *",
            "security",
            "budget",
            "balance",
            "balance :: *"
        })
@NullMarked
package nl.mutatieboek.exporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
