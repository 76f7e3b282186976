package nl.mutatieboek.exporting.archive;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.ledger.RawEntry;

/**
 * What is kept of a moment, as the book knew it at a ledger number.
 *
 * @param known the moment, with the day on which it was submitted
 * @param ledgerNumber the last entry of the last command that counts
 * @param hash of that entry, hexadecimal: it seals all entries up to it
 * @param recordedAt when that entry was recorded
 * @param chapters where each chapter of the moment's budget year stands with it
 */
public record ArchivePackage(
        KnownMoment known, long ledgerNumber, String hash, Instant recordedAt, List<ArchivedChapter> chapters) {
    public ArchivePackage {
        chapters = List.copyOf(chapters);
    }

    static ArchivePackage of(KnownMoment known, RawEntry last, StructureSnapshot outline) {
        return new ArchivePackage(
                known,
                last.ledgerNumber(),
                HexFormat.of().formatHex(last.hash()),
                Instant.parse(last.recordedAt()),
                outline.chapters().stream()
                        .filter(chapter ->
                                chapter.validity().includes(known.moment().year()))
                        .map(chapter -> ArchivedChapter.of(chapter, known, outline))
                        .toList());
    }

    public Moment moment() {
        return known.moment();
    }

    /** What it is called: the same moment at the same ledger number has the same name. */
    public String name() {
        return "mutatieboek-archive-" + moment() + "-" + ledgerNumber;
    }

    /** How many chapters have a bill or may have one. */
    public long withBill() {
        return chapters.stream().filter(ArchivedChapter::budgetStatement).count();
    }

    /** Of how many of those the bill is adopted as an act. */
    public long adopted() {
        return chapters.stream()
                .filter(ArchivedChapter::budgetStatement)
                .filter(ArchivedChapter::isAdopted)
                .count();
    }

    /** For how many chapters it is closed. */
    public long closed() {
        return chapters.stream().filter(ArchivedChapter::closed).count();
    }
}
