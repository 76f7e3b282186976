package nl.mutatieboek.domain.chapter;

import java.util.List;
import java.util.Optional;
import nl.mutatieboek.domain.DefaultMarkEvent.DefaultMarksSet;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Validity;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Default marks of items. For a budget year the last recorded entry of an item holds; what it leaves unknown, the
 * nearest item above states.
 *
 * @param entries entries of each item, in the order of recording
 */
public record DefaultMarkIndex(PMap<ItemPath, PVector<DefaultMarksSet>> entries) {
    public static final DefaultMarkIndex NONE = new DefaultMarkIndex(HashTreePMap.empty());

    public DefaultMarkIndex plus(DefaultMarksSet event) {
        return new DefaultMarkIndex(entries.plus(
                event.item(),
                entries.getOrDefault(event.item(), TreePVector.empty()).plus(event)));
    }

    /** Returns all entries of an item, in the order of recording. */
    public List<DefaultMarksSet> entriesOf(ItemPath item) {
        return entries.getOrDefault(item, TreePVector.empty());
    }

    /** Returns the last entry of an item for a budget year. */
    public Optional<DefaultMarksSet> entryInForce(ItemPath item, BudgetYear year) {
        return entriesOf(item).reversed().stream()
                .filter(entry -> entry.validity().includes(year))
                .findFirst();
    }

    /** Returns the last entry of an item that overlaps a period. */
    Optional<DefaultMarksSet> lastOverlapping(ItemPath item, Validity validity) {
        return entriesOf(item).reversed().stream()
                .filter(entry -> entry.validity().overlaps(validity))
                .findFirst();
    }

    /**
     * Returns the default marks of an item in a budget year. If a source leaves the item open between several, only the
     * marks that all of them have are known.
     */
    public BudgetMarks marksOf(ItemPath item, BudgetYear year) {
        return entries.isEmpty()
                ? BudgetMarks.UNKNOWN
                : item.named().stream()
                        .map(named -> marksOfNamed(named, year))
                        .reduce(BudgetMarks::inCommonWith)
                        .orElse(BudgetMarks.UNKNOWN);
    }

    private BudgetMarks marksOfNamed(ItemPath item, BudgetYear year) {
        BudgetMarks marks = BudgetMarks.UNKNOWN;
        for (ItemPath level : item.ancestorsAndSelf().reversed()) {
            BudgetMarks above =
                    entryInForce(level, year).map(DefaultMarksSet::marks).orElse(BudgetMarks.UNKNOWN);
            marks = marks.orElse(above);
        }
        return marks;
    }
}
