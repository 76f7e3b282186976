/**
 * Answers: the table as Parliament sees it. Every report is one question, asked on the three axes of time, and one table, which is
 * then written for programs, for people and as a file. Sums nothing that another room sums: knows {@code balance},
 * {@code reserve}, {@code dossier} and {@code trail}, from
 * {@code structure} the moments and what items are called, from {@code ledger} what a dossier says, and from {@code api} and {@code web}
 * how a door and a page are made.
 */
@ApplicationModule(
        allowedDependencies = {
            "budget",
            "budget :: term",
            "ledger",
            "structure",
            "balance",
            "dossier",
            "reserve",
            "trail",
            "api",
            "web"
        })
@NullMarked
package nl.mutatieboek.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
