/** Imports of files: published balances and mutations are parsed, previewed beside the ledger, and recorded once. */
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
package nl.mutatieboek.importing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
