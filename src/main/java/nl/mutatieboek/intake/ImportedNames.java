package nl.mutatieboek.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.intake.Intake.Carrying;
import nl.mutatieboek.intake.format.BrokenName;
import nl.mutatieboek.intake.table.Flaw;
import nl.mutatieboek.intake.table.Reason;

/**
 * Records what the documents of a file call chapters and items, each in the budget year of the document, so that the order in
 * which files are imported does not matter. A code that stands in the place of a name is none.
 */
final class ImportedNames {
    private final Map<ItemPath, Set<String>> ofFile = new HashMap<>();
    private final Set<Command.NameItem> recorded = new HashSet<>();

    /** Adds a name by which a broken one may be repaired. */
    void add(ItemPath item, String name) {
        ofFile.computeIfAbsent(item, i -> new HashSet<>()).add(name);
    }

    /** Hands in the names of a row, after the items that they name. */
    void hand(Carrying carrying, BudgetYear year, Map<ItemPath, String> names, long row) {
        names.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(named -> {
            Command.NameItem published = new Command.NameItem(named.getKey(), year, named.getValue());
            if (!named.getValue().equals(code(named.getKey())) && recorded.add(published)) {
                carrying.hand(sound(published, carrying, row), row);
            }
        });
    }

    private Command.NameItem sound(Command.NameItem published, Carrying carrying, long row) {
        String name = published.name();
        if (!BrokenName.isBroken(name)) {
            return published;
        }
        Optional<String> repaired = BrokenName.repaired(name, ofFile.getOrDefault(published.item(), Set.of()));
        carrying.remark(
                repaired.isEmpty()
                        ? Flaw.of(row, null, name, Reason.NAME_BROKEN)
                        : Flaw.of(row, null, name, Reason.NAME_REPAIRED, Map.of("name", repaired.get())));
        return new Command.NameItem(published.item(), published.year(), repaired.orElse(name));
    }

    private static String code(ItemPath item) {
        return item.isChapter() ? item.chapter().value() : item.codes().getLast();
    }
}
