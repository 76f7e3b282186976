package nl.mutatieboek.importing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.importing.ImportService.ImportCommandSubmitter;
import nl.mutatieboek.importing.format.DamagedNameRepairer;
import nl.mutatieboek.importing.table.FileFlaw;
import nl.mutatieboek.importing.table.FlawReason;

/**
 * Records what the documents of a file call chapters and items, each in the budget year of the document, so that the order in
 * which files are imported does not matter. A code that stands in the place of a name is none.
 */
final class ItemNameImporter {
    private final Map<ItemPath, Set<String>> ofFile = new HashMap<>();
    private final Set<Command.NameItem> recorded = new HashSet<>();

    /** Adds a name by which a broken one may be repaired. */
    void addCandidateName(ItemPath item, String name) {
        ofFile.computeIfAbsent(item, i -> new HashSet<>()).add(name);
    }

    /** Hands in the names of a row, after the items that they name. */
    void submitNames(ImportCommandSubmitter carrying, BudgetYear year, Map<ItemPath, String> names, long row) {
        names.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(named -> {
            Command.NameItem published = new Command.NameItem(named.getKey(), year, named.getValue());
            if (!named.getValue().equals(code(named.getKey())) && recorded.add(published)) {
                carrying.submit(sound(published, carrying, row), row);
            }
        });
    }

    private Command.NameItem sound(Command.NameItem published, ImportCommandSubmitter carrying, long row) {
        String name = published.name();
        if (!DamagedNameRepairer.isDamaged(name)) {
            return published;
        }
        Optional<String> repaired = DamagedNameRepairer.repair(name, ofFile.getOrDefault(published.item(), Set.of()));
        carrying.addRemark(
                repaired.isEmpty()
                        ? FileFlaw.of(row, null, name, FlawReason.NAME_BROKEN)
                        : FileFlaw.of(row, null, name, FlawReason.NAME_REPAIRED, Map.of("name", repaired.get())));
        return new Command.NameItem(published.item(), published.year(), repaired.orElse(name));
    }

    private static String code(ItemPath item) {
        return item.isChapter() ? item.chapter().value() : item.codes().getLast();
    }
}
