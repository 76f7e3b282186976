/**
 * Mutations for the people who work on them: proposing, consenting, searching, the work list, and the page of each
 * mutation.
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
            "balance :: *",
            "exporting",
            "importing",
            "importing :: *"
        })
@NullMarked
package nl.mutatieboek.mutation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
