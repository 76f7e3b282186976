package nl.mutatieboek.mutation.entry;

import java.util.List;
import java.util.Map;
import nl.mutatieboek.budget.ItemLabel;
import nl.mutatieboek.budget.ItemResolution;
import nl.mutatieboek.budget.ItemResolution.ResolvedItem;

/**
 * A form in which names of items are replaced by the paths that they mean.
 *
 * @param fields the items by the HTML id of their field
 */
record ResolvedProposalForm(ProposalForm form, Map<String, FormItem> fields) {
    ResolvedProposalForm {
        fields = Map.copyOf(fields);
    }

    /**
     * An item as filled in.
     *
     * @param text the text of the field
     */
    record FormItem(FormFieldRef field, String text, ItemResolution resolution) {
        /** The item with its name; a path without name while it is not resolved. */
        public String name() {
            return resolution instanceof ResolvedItem resolved
                            && resolved.label().name() != null
                    ? resolved.label().name()
                    : "";
        }

        /** The path of the item; the text itself while it is not resolved. */
        public String path() {
            return resolution instanceof ResolvedItem resolved
                    ? resolved.label().item().toString()
                    : text;
        }

        /** Whether the person wrote a name, and has not seen yet which item it means. */
        boolean isReplaced() {
            return !path().equals(text);
        }

        public List<ItemLabel> choices() {
            return resolution.choices();
        }

        /** Value of a choice: it counts only as long as the text is the same. */
        public String value(ItemLabel choice) {
            return choiceOf(text, choice.item().toString());
        }
    }

    /** Whether a name was replaced by a path. */
    boolean hasReplacedNames() {
        return fields.values().stream().anyMatch(FormItem::isReplaced);
    }

    private static String choiceOf(String text, String path) {
        return text + "=" + path;
    }

    /** Returns the path that was chosen for a text, or the text itself. */
    static String chosen(String text, String choice) {
        int equals = choice.lastIndexOf('=');
        return equals >= 0 && choice.substring(0, equals).equals(text) ? choice.substring(equals + 1) : text;
    }
}
