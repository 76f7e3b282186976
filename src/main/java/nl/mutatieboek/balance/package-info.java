/**
 * Balances of items at any point on the time axes, summed from the booked and pending postings in memory. Every sum
 * in the application comes from here.
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
            "budget"
        })
@NullMarked
package nl.mutatieboek.balance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
