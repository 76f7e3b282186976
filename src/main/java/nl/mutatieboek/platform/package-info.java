/** Technical support that no feature owns: failures of requests, HTTP API conventions, HTML pages, and text formats. */
@ApplicationModule(allowedDependencies = {"domain", "domain :: *", "ledger", "ledger :: *"})
@NullMarked
package nl.mutatieboek.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
