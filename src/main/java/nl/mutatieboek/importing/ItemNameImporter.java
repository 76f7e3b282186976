package nl.mutatieboek.importing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.importing.ImportService.ImportCommandSubmitter;
import nl.mutatieboek.importing.format.DamagedNameRepairer;
import nl.mutatieboek.importing.table.FileFlaw;
import nl.mutatieboek.importing.table.FlawReason;

/**
 * Records the names of chapters and items in the budget year of their document, so that the order of imports does not
 * matter. A code in the place of a name is not recorded.
 */
final class ItemNameImporter {
    private final Map<ItemPath, Set<String>> candidates = new HashMap<>();
    private final Set<ItemCommand.NameItem> submitted = new HashSet<>();

    /** Adds a name with which a damaged one may be repaired. */
    void addCandidateName(ItemPath item, String name) {
        candidates.computeIfAbsent(item, i -> new HashSet<>()).add(name);
    }

    /** Submits the names of a row, after the registration of their items. */
    void submitNames(ImportCommandSubmitter submitter, BudgetYear year, Map<ItemPath, String> names, long row) {
        names.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(named -> {
            ItemCommand.NameItem published = new ItemCommand.NameItem(named.getKey(), year, named.getValue());
            if (!named.getValue().equals(code(named.getKey())) && submitted.add(published)) {
                submitter.submit(repairIfDamaged(published, submitter, row), row);
            }
        });
    }

    private ItemCommand.NameItem repairIfDamaged(
            ItemCommand.NameItem published, ImportCommandSubmitter submitter, long row) {
        String name = published.name();
        if (!DamagedNameRepairer.isDamaged(name)) {
            return published;
        }
        Optional<String> repaired =
                DamagedNameRepairer.repair(name, candidates.getOrDefault(published.item(), Set.of()));
        submitter.addRemark(
                repaired.isEmpty()
                        ? FileFlaw.of(row, null, name, FlawReason.NAME_BROKEN)
                        : FileFlaw.of(row, null, name, FlawReason.NAME_REPAIRED, Map.of("name", repaired.get())));
        return new ItemCommand.NameItem(published.item(), published.year(), repaired.orElse(name));
    }

    private static String code(ItemPath item) {
        return item.isChapter() ? item.chapter().value() : item.codes().getLast();
    }
}
