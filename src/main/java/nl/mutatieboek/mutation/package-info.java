/**
 * Where does this mutation stand, and who must act? The dossier of each mutation, folded from its own stream, the acts on it,
 * and the register of all of them. Knows {@code budget}, {@code ledger}, from {@code structure} what items are called, from {@code balance} on which items a mutation has lines, from {@code reserve} what is left,
 * from {@code intake} how documents print amounts, from {@code export} how rows become a file, and from {@code access},
 * {@code api} and {@code web} how a door and a page are made.
 */
@ApplicationModule(
        allowedDependencies = {
            "budget",
            "budget :: term",
            "ledger",
            "structure",
            "balance",
            "reserve",
            "intake :: table",
            "export",
            "access",
            "api",
            "web"
        })
@NullMarked
package nl.mutatieboek.mutation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
