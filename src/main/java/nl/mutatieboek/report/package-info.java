/** Reports that parliament asks for: each answers one question at one as-of point, as tables in several formats. */
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
            "mutation",
            "oversight :: coverage",
            "oversight :: matter"
        })
@NullMarked
package nl.mutatieboek.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
