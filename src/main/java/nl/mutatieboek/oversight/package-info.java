/** Queries of controllers, auditors and the inspectorate across mutations. */
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
            "mutation"
        })
@NullMarked
package nl.mutatieboek.oversight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
