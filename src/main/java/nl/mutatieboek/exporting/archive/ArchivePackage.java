package nl.mutatieboek.exporting.archive;

import java.time.Instant;
import java.util.List;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.ledger.RawEntry;

/**
 * Archive package of a moment as of a ledger number.
 *
 * @param known the moment with its submission date
 * @param ledgerNumber last entry of the last complete command
 * @param recordedAt time at which that entry was recorded
 * @param chapters state of each chapter of the budget year for the moment
 */
public record ArchivePackage(
        KnownMoment known, long ledgerNumber, Instant recordedAt, List<ArchivedChapterStatus> chapters) {
    public ArchivePackage {
        chapters = List.copyOf(chapters);
    }

    static ArchivePackage of(KnownMoment known, RawEntry last, StructureSnapshot structure) {
        return new ArchivePackage(
                known,
                last.ledgerNumber(),
                Instant.parse(last.recordedAt()),
                structure.chapters().stream()
                        .filter(chapter ->
                                chapter.validity().includes(known.moment().year()))
                        .map(chapter -> ArchivedChapterStatus.of(chapter, known, structure))
                        .toList());
    }

    public Moment moment() {
        return known.moment();
    }

    /** Name of the package, fixed by moment and ledger number. */
    public String name() {
        return "mutatieboek-archive-" + moment() + "-" + ledgerNumber;
    }

    /** Number of chapters that have a bill or may have one. */
    public long withBill() {
        return chapters.stream().filter(ArchivedChapterStatus::budgetStatement).count();
    }

    /** Number of those whose bill is adopted. */
    public long adopted() {
        return chapters.stream()
                .filter(ArchivedChapterStatus::budgetStatement)
                .filter(ArchivedChapterStatus::isAdopted)
                .count();
    }

    /** Number of chapters for which the moment is closed. */
    public long closed() {
        return chapters.stream().filter(ArchivedChapterStatus::closed).count();
    }
}
