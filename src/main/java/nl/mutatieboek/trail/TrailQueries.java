package nl.mutatieboek.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.api.Problem;
import nl.mutatieboek.balance.BookedLine;
import nl.mutatieboek.balance.BookedLine.Place;
import nl.mutatieboek.balance.BookedLines;
import nl.mutatieboek.budget.term.Basis;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.PersonId;
import nl.mutatieboek.budget.term.Precision;
import nl.mutatieboek.budget.term.Source;
import nl.mutatieboek.ledger.Positions;
import nl.mutatieboek.trail.TrailEntry.Confirmation;
import nl.mutatieboek.trail.TrailEntry.Dossier;
import nl.mutatieboek.trail.TrailEntry.Signature;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers who changed what. Every read of the trail, from whatever door, ends here. */
@Component
public class TrailQueries {
    private final BookedLines lines;
    private final Positions positions;
    private final JdbcClient jdbc;

    TrailQueries(BookedLines lines, Positions positions, JdbcClient jdbc) {
        this.lines = lines;
        this.positions = positions;
        this.jdbc = jdbc;
    }

    /** The number up to which the trail is complete. */
    public long completeTo() {
        return Math.min(positions.of(TrailProjection.NAME), positions.of(BookedLines.PROJECTION));
    }

    /**
     * The history of an item and all below it, oldest first.
     *
     * @param after the place of the last line that was seen
     * @param limit at most so many lines
     */
    public List<TrailEntry> page(
            ItemPath item, @Nullable Flow flow, @Nullable BudgetYear year, Place after, int limit) {
        List<BookedLine> page = lines.page(item, flow, year, after, limit);
        if (page.isEmpty()) {
            return List.of();
        }
        if (!positions.await(TrailProjection.NAME, page.getLast().place().ledgerNumber())) {
            throw Problem.behind(page.getLast().place().ledgerNumber(), positions.of(TrailProjection.NAME));
        }
        Map<MutationId, Dossier> dossiers = dossiers(
                page.stream().map(line -> line.mutation().toString()).distinct().toList());
        List<TrailEntry> entries = new ArrayList<>();
        for (BookedLine line : page) {
            Dossier dossier = dossiers.get(line.mutation());
            if (dossier == null) {
                throw new IllegalStateException("A line without its dossier: " + line);
            }
            entries.add(new TrailEntry(line, dossier));
        }
        return entries;
    }

    private Map<MutationId, Dossier> dossiers(List<String> mutations) {
        Map<String, List<Confirmation>> confirmed = new HashMap<>();
        jdbc.sql("""
            select mutation, chapter, confirmed_by, confirmed_at from trail_confirmation
            where mutation in (:mutations) order by confirmed_at, chapter, confirmed_by\
            """).param("mutations", mutations).query((ResultSet row) -> {
            confirmed
                    .computeIfAbsent(row.getString(1), m -> new ArrayList<>())
                    .add(new Confirmation(new ChapterCode(row.getString(2)), signature(row, 3)));
        });
        Map<MutationId, Dossier> dossiers = new HashMap<>();
        jdbc.sql("""
            select proposed_by, proposed_at, approved_by, approved_at, mutation, number, kind, title,
              explanation, basis, rounded_to, document, place, url, note, reversed_by, one_sided
            from trail_dossier where mutation in (:mutations)\
            """).param("mutations", mutations).query((ResultSet row) -> {
            Dossier dossier = dossier(row, confirmed.getOrDefault(row.getString(5), List.of()));
            dossiers.put(dossier.mutation(), dossier);
        });
        return dossiers;
    }

    private static Dossier dossier(ResultSet row, List<Confirmation> confirmed) throws SQLException {
        String reversedBy = row.getString(16);
        return new Dossier(
                MutationId.parse(row.getString(5)),
                row.getString(6),
                Kind.parse(row.getString(7)),
                row.getString(8),
                row.getString(9),
                Basis.parse(row.getString(10)),
                new Precision(row.getLong(11)),
                new Source(row.getString(12), row.getString(13), row.getString(14), null),
                row.getString(15),
                row.getBoolean(17),
                signature(row, 1),
                row.getString(3) == null ? null : signature(row, 3),
                confirmed,
                reversedBy == null ? null : MutationId.parse(reversedBy));
    }

    private static Signature signature(ResultSet row, int column) throws SQLException {
        return new Signature(new PersonId(row.getString(column)), Instant.parse(row.getString(column + 1)));
    }
}
