/**
 * The operator's door: what can be done from the command line, and with which exit code it ends. Knows the rooms that it asks,
 * and of {@code ledger} how to read a book that nobody serves and that a served one stopped.
 */
@ApplicationModule(
        allowedDependencies = {
            "api",
            "balance",
            "budget :: term",
            "evidence",
            "export",
            "intake",
            "intake :: format",
            "intake :: table",
            "ledger",
            "ledger :: reading",
            "rebuild",
            "reconciliation",
            "report",
            "structure",
            "trail"
        })
@NullMarked
package nl.mutatieboek.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
