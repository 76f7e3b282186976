/** Home: what waits for a person, what changed since the last visit, and the questions that the person saved. */
@ApplicationModule(
        allowedDependencies = {
            "domain",
            "domain :: *",
            "ledger",
            "platform",
            "platform :: *",
            "security",
            "budget",
            "balance",
            "mutation",
            "oversight :: *"
        })
@NullMarked
package nl.mutatieboek.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
