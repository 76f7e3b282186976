/**
 * Chapters, items, moments and bills as the ledger registers them, the embargo on moments, and the resolution of an
 * as-of query to a point on the three time axes.
 */
@ApplicationModule(
        allowedDependencies = {"domain", "domain :: *", "ledger", "ledger :: *", "platform", "platform :: *", "security"
        })
@NullMarked
package nl.mutatieboek.budget;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
