package nl.mutatieboek.domain;

import java.util.Set;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Validity;
import org.jspecify.annotations.Nullable;

/** Command on the registration of a chapter or item. */
public sealed interface ItemCommand extends Command {
    ItemPath item();

    @Override
    default StreamId streamId() {
        return StreamId.of(item().chapter());
    }

    /**
     * Registers an item.
     *
     * @param name name from the first year of its validity, or null. In an import it only serves to find similar items:
     *     a document names items by year ({@link NameItem})
     * @param source the imported file; null if a person registers the item
     */
    record RegisterItem(
            ItemPath item,
            @Nullable String name,
            Validity validity,
            @Nullable ImportSource source) implements ItemCommand {
        public RegisterItem {
            if (name != null) {
                Command.requireName(name);
            }
        }

        /** Registers an item without a check for similar ones. */
        public RegisterItem(ItemPath item, @Nullable String name, Validity validity) {
            this(item, name, validity, null);
        }
    }

    /**
     * Imported file, for the check on similar items.
     *
     * @param items items that the file names
     * @param evenIfAlike whether to register an item that resembles one outside the file
     */
    record ImportSource(Set<ItemPath> items, boolean evenIfAlike) {
        public ImportSource {
            items = Set.copyOf(items);
        }
    }

    /**
     * Corrects the registration of a chapter or item.
     *
     * @param item for a chapter, the path without codes
     * @param registeredFrom first year of the registration to correct
     * @param name null to keep the name
     * @param validity the correct years
     */
    record CorrectItem(
            ItemPath item,
            BudgetYear registeredFrom,
            @Nullable String name,
            Validity validity,
            String reason) implements ItemCommand {
        public CorrectItem {
            if (name != null) {
                Command.requireName(name);
            }
            Command.requireReason(reason);
        }
    }

    /** Corrects a wrongly recorded name of a chapter or item in a budget year. */
    record CorrectItemName(
            ItemPath item, BudgetYear year, String name, BudgetYear rightYear, String rightName, String reason)
            implements ItemCommand {
        public CorrectItemName {
            Command.requireName(rightName);
            Command.requireReason(reason);
        }
    }

    /** Withdraws the actor's pending corrections of a chapter or item. */
    record WithdrawItemCorrections(ItemPath item) implements ItemCommand {}

    /** Records the name of a chapter or item in a budget year. */
    record NameItem(ItemPath item, BudgetYear year, String name) implements ItemCommand {
        public NameItem {
            Command.requireName(name);
        }
    }
}
