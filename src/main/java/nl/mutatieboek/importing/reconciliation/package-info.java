/**
 * Answers: does the book agree with what a file says? Puts each balance of a file beside the book's own, and tells which
 * mutations lie between the two. Records nothing. Knows how {@code intake} reads a file, {@code balance} and {@code trail} for
 * figures and dossiers, {@code structure} for where on the axes of time it is asked, and how {@code api} and {@code web} ask and show.
 */
@ApplicationModule(
        allowedDependencies = {
            "budget :: term",
            "intake",
            "intake :: format",
            "intake :: table",
            "structure",
            "balance",
            "trail",
            "api",
            "web"
        })
@NullMarked
package nl.mutatieboek.importing.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
