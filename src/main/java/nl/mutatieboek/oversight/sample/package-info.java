/**
 * Which few of many does an auditor look at? A sample of what counts at a point, drawn from a seed by a written-down rule that
 * anybody can carry out again. Sums nothing itself: which lines count is asked of {@code balance}, which mutations are meant of
 * {@code dossier}, what they say of {@code trail} and the ledger's read port; {@code export} makes rows a file.
 */
@ApplicationModule(
        allowedDependencies = {
            "budget",
            "budget :: term",
            "ledger",
            "structure",
            "balance",
            "dossier",
            "trail",
            "export",
            "api",
            "web"
        })
@NullMarked
package nl.mutatieboek.oversight.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
