/** Command line: operator commands on a ledger, and their exit codes. */
@ApplicationModule(
        allowedDependencies = {
            "domain",
            "domain :: *",
            "ledger",
            "ledger :: *",
            "platform",
            "platform :: *",
            "budget",
            "balance",
            "balance :: *",
            "exporting",
            "importing",
            "importing :: *",
            "mutation",
            "oversight",
            "oversight :: *",
            "report"
        })
@NullMarked
package nl.mutatieboek.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
